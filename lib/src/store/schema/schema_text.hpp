// What a migration makes, read from its text: SQLite keeps the statement that made a table, an index or a view as it
// was written, so a file's schema can be compared with the migrations without making another database of them.
#pragma once

#include <string_view>
#include <vector>

namespace capex::core::store {

/// As a row of sqlite_schema.
struct SchemaObject {
  std::string_view type;  // "table", "index", "view", "trigger"
  std::string_view name;
  std::string_view sql;

  friend auto operator<=>(const SchemaObject&, const SchemaObject&) = default;
};

/// Adds what a script makes to what those before it made, in order, and takes away what it drops; the texts are the
/// scripts' own. Other statements are passed over: no migration alters anything. Every file that is opened is held
/// against all scripts, so they are written to be cut without reading each byte: a statement begins its line and ends
/// with it, and no other line ends with a semicolon; a single blank stands between CREATE or DROP, the type and the
/// name, and none before the semicolon, since SQLite keeps the text so.
void follow(std::string_view script, std::vector<SchemaObject>& made);

}  // namespace capex::core::store
