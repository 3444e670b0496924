#include "capex/database.hpp"

#include <fmt/core.h>

#include <utility>

#include "ask/door/query.hpp"
#include "ask/door/values.hpp"
#include "ask/findings/findings.hpp"
#include "store/file/store.hpp"

namespace capex {

Database::Database(core::Store store, std::filesystem::path path, std::optional<std::chrono::milliseconds> wait)
    : store_(std::make_shared<core::Store>(std::move(store))), path_(std::move(path)), wait_(wait) {}

Database Database::create(const std::filesystem::path& path) {
  core::Store store = core::Store::create(path);
  return Database(std::move(store), std::filesystem::absolute(path));
}

Database Database::open(const std::filesystem::path& path, Access access,
                        std::optional<std::chrono::milliseconds> wait) {
  core::Store store = core::Store::open(path, access, wait.value_or(core::usual_wait));
  // The same file when the process changes folders.
  Database opened(std::move(store), std::filesystem::absolute(path), wait);
  if (const auto& upgrade = opened.store_->upgrade()) {
    opened.upgraded_ =
        fmt::format("{} was made by an older capexdb (schema {}), and is now of schema {}; as it was, it is kept in {}",
                    path.string(), upgrade->from, upgrade->to, upgrade->kept.string());
  }
  return opened;
}

Database Database::in_memory() {
  return Database(core::Store::in_memory(), {});
}

View Database::now() const {
  return View(store_->snapshot());
}

View Database::as_of(const std::string& day) const {
  return View(store_->snapshot(core::parse_date(day)));
}

Rows Database::sql(const std::string& query) const {
  if (path_.empty()) throw Error(ErrorCode::usage, "SQL is asked of a file, and this one is in memory");
  Rows rows;
  core::query_rows(
      path_, query, {}, [&](std::vector<std::string> columns) { rows.columns = std::move(columns); },
      [&](Row row) { rows.rows.push_back(std::move(row)); });
  return rows;
}

void Database::backup(const std::filesystem::path& target, bool replace) const {
  store_->backup(target, replace);
}

Answers<Finding> Database::verify() const {
  std::vector<std::string> notes;
  Rows rows =
      core::findings_of(*store_, {}, core::latest, [&](std::string_view sentence) { notes.emplace_back(sentence); });
  return {core::findings_of(rows), rows, std::move(notes)};
}

}  // namespace capex
