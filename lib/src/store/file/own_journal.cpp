#include "store/file/own_journal.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "disk/folder_names.hpp"
#include "store/file/opening.hpp"
#include "store/schema/schema.hpp"
#include "store/sqlite/beside.hpp"
#include "store/sqlite/journal.hpp"
#include "text/shell_word.hpp"

namespace capex::core::store {
namespace {

namespace fs = std::filesystem;

using sqlite::FirstPage;
using sqlite::Journal;

constexpr std::size_t header_size = 100;
constexpr std::size_t sector_size = 512;  // of a page that a power loss tears, the smallest whole part

std::string_view rest(const FirstPage& page) {
  return std::string_view(page.bytes).substr(header_size);
}

std::string_view first_sector(const FirstPage& page) {
  return std::string_view(page.bytes).substr(0, sector_size);
}

// Whether `now` can be what the commit made of `before`, in a file of that many pages.
bool is_of_the_commit(const FirstPage& before, const FirstPage& now, std::int64_t pages_there) {
  if (now.commits != ((before.commits + 1) & 0xffffffff) || now.pages == 0) return false;
  if (pages_there > std::max(before.pages, now.pages)) return false;
  // Behind the header lies the root of the schema.
  return now.schema_cookie != before.schema_cookie || before.moves_pages || rest(now) == rest(before);
}

// Whether it can be that page on its way: a program short of memory writes it before its commit, and a power loss
// leaves some of its sectors.
bool is_on_the_way(const FirstPage& before, const FirstPage& now, std::int64_t pages_there) {
  if (now.commits != before.commits) return false;
  return first_sector(now) == first_sector(before) || (now.pages != 0 && now.pages != pages_there);
}

std::string sizes(const char* what, std::int64_t pages, std::int64_t page_size, const FirstPage& page) {
  return fmt::format("says that the file had {} pages of {} bytes, and {} says {} of {}", pages, page_size, what,
                     page.pages, page.page_size);
}

// What tells that the journal is not the file's own; empty where nothing does.
std::string difference(const Journal& journal, const std::optional<FirstPage>& found, std::int64_t size) {
  if (!found) return "is not of what lies under this name now, which is no database";
  const FirstPage& now = *found;
  const std::int64_t pages_there = size / std::max<std::int64_t>(now.page_size, 512);
  const bool is_settled = now.pages == 0 || now.pages == pages_there;
  if (!journal.is_followed) {
    return is_settled ? "" : "cannot be read, and the file has not the size that its first page says";
  }
  const FirstPage& before = journal.first_page ? *journal.first_page : now;
  if (before.pages == 0 || before.pages != journal.pages || before.page_size != journal.page_size) {
    return sizes(journal.first_page ? "the first page in it" : "the file's first page", journal.pages,
                 journal.page_size, before);
  }
  // A file is cut only when its commit is done, so to play a journal in never makes it longer.
  if (pages_there < journal.pages)
    return fmt::format("says that the file had {} pages, and {} are there", journal.pages, pages_there);
  if (!journal.is_sound) return "holds pages that no commit puts there";
  const bool is_same = now.bytes == before.bytes;
  if (!journal.is_whole && !(is_same && is_settled)) return "breaks off before its end";
  if (journal.records == 0 && !is_settled) {
    return "holds nothing, and the file has not the size that its first page says";
  }
  if (is_same || is_of_the_commit(before, now, pages_there) || is_on_the_way(before, now, pages_there)) return "";
  return "is of another file of this name, by the first page in it";
}

}  // namespace

void require_own_journal(const sqlite::Connection& connection) {
  const std::string name = sqlite::journal_name(connection.handle());
  const Journal journal = sqlite::read_journal(name);
  const auto now = sqlite::first_page(connection);
  const auto is_ours = [](const std::optional<FirstPage>& page) {
    return page && page->application_id == application_id;
  };
  if (!is_ours(now) && !is_ours(journal.first_page)) refuse_foreign(connection.file());
  const std::string why = difference(journal, now, sqlite::file_size(connection));
  if (why.empty()) return;
  throw sqlite::StrangerBeside(fmt::format(
      "{0}: the journal beside it, {0}-journal, {1}, and to play it in could break the file; nothing was opened or "
      "changed: if {0} is a copy that was put here, copy it alone to another name and use that (cp {2} NEW.db; capex "
      "--db NEW.db verify), else copy both (the journal as NEW.db-journal) and let sqlite3 NEW.db 'PRAGMA "
      "integrity_check' play it in there",
      connection.file(), why, shell_path(connection.file())));
}

void refuse_journal_of_another_name(const sqlite::Connection& connection) {
  constexpr std::string_view suffix = "-journal";
  std::string path = sqlite::journal_name(connection.handle());
  path.resize(path.size() - std::min(path.size(), suffix.size()));
  std::error_code failure;  // where nothing can be looked at, nothing is found
  if (fs::hard_link_count(path, failure) < 2 || failure) return;
  const fs::path folder = fs::path(path).parent_path();
  for (const std::string& name : folder_names(folder, failure)) {
    if (!name.ends_with(suffix)) continue;
    const fs::path other = folder / name.substr(0, name.size() - suffix.size());
    if (other == path || fs::is_symlink(other, failure) || !fs::equivalent(other, path, failure)) continue;
    if (!sqlite::read_journal(folder / name).is_followed || sqlite::is_being_written(connection)) continue;
    const std::string by_other = (fs::path(connection.file()).parent_path() / other.filename()).string();
    throw Error(
        ErrorCode::storage,
        fmt::format("{}: this file is also {}, and beside that name lies the journal of a writer that was "
                    "stopped; nothing was opened or changed: open it by that name first (capex --db {} verify), "
                    "which takes the half commit back",
                    connection.file(), by_other, shell_path(by_other)));
  }
}

}  // namespace capex::core::store
