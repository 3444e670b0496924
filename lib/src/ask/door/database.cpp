#include "capex/database.hpp"

#include <fmt/core.h>

#include <utility>

#include "ask/door/values.hpp"
#include "ask/findings/findings.hpp"
#include "ask/findings/inconsistency_rows.hpp"
#include "ask/question/request.hpp"
#include "io/csv/csv_tables.hpp"
#include "io/csv/write_csv.hpp"
#include "store/file/store.hpp"

namespace capex {

Database::Database(core::Store store, std::filesystem::path path, std::optional<std::chrono::milliseconds> wait)
    : store_(std::make_shared<core::Store>(std::move(store))), named_(std::move(path)), wait_(wait) {
  // The same file when the process changes folders.
  if (!named_.empty()) path_ = std::filesystem::absolute(named_);
}

Database Database::create(const std::filesystem::path& path) {
  core::Store store = core::Store::create(path);
  return Database(std::move(store), path);
}

Database Database::open(const std::filesystem::path& path, Access access,
                        std::optional<std::chrono::milliseconds> wait) {
  core::Store store = core::Store::open(path, access, wait.value_or(core::usual_wait));
  Database opened(std::move(store), path, wait);
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

std::vector<std::filesystem::path> Database::export_csv(const std::filesystem::path& folder, bool replace,
                                                        bool dry_run) const {
  std::vector<std::filesystem::path> paths;
  for (const std::string& file : core::CsvFolderWriter::files()) {
    const std::filesystem::path& path = paths.emplace_back(folder / file);
    for (const char* suffix : {"", ".partial"}) {
      if (!named_.empty()) refuse_to_overwrite(path.string() + suffix, named_);
    }
    std::error_code ignored;
    if (!replace && std::filesystem::exists(path, ignored)) {
      throw Error(ErrorCode::conflict, fmt::format("{} is there already: --force replaces it", path.string()));
    }
  }
  if (dry_run) return paths;
  core::CsvFolderWriter writer(folder);
  store_->snapshot().content([&](const core::Batch& batch) { writer.write(batch); });
  writer.finish();
  return paths;
}

void Database::content(const std::function<RowVisitor(const std::string& table)>& taker) const {
  core::CsvTables tables(taker);
  store_->snapshot().content([&](const core::Batch& batch) { tables.write(batch); });
  tables.finish();
}

void Database::backup(const std::filesystem::path& target, bool replace) const {
  store_->backup(target, replace);
}

namespace {

Answers<Finding> findings(const core::Store& store, const VerifyQuestion& question) {
  const core::Date day = question.as_of.empty() ? core::latest : core::parse_date(question.as_of);
  std::optional<core::Date> since;
  if (!question.since.empty()) {
    since = core::read_member("since", question.since, [](const std::string& text) { return core::parse_date(text); });
  }
  std::vector<std::string> notes;
  Rows rows = core::findings_of(store, question.companies, day, since,
                                [&](std::string_view sentence) { notes.emplace_back(sentence); });
  return {core::findings_of(rows), rows, std::move(notes)};
}

// Damage that keeps a file from being opened or read to its end is what was asked for.
template <class Find>
Answers<Finding> or_damage(Find find) {
  try {
    return find();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    Rows rows{core::finding_columns(), {core::finding_row(core::Finding{"integrity", error.what()})}};
    return {core::findings_of(rows), rows, {}};
  }
}

}  // namespace

Answers<Finding> Database::verify(const VerifyQuestion& question) const {
  return or_damage([&] { return findings(*store_, question); });
}

Answers<Finding> Database::verify_file(const std::filesystem::path& path, const VerifyQuestion& question,
                                       std::optional<std::chrono::milliseconds> wait) {
  return or_damage(
      [&] { return findings(core::Store::open(path, Access::read_only, wait.value_or(core::usual_wait)), question); });
}

void refuse_to_overwrite(const std::filesystem::path& path, const std::filesystem::path& database) {
  if (!core::is_part_of(path, database)) return;
  throw Error(ErrorCode::usage,
              fmt::format("{} belongs to the file that is asked, {}, and would destroy it: write to another",
                          path.string(), database.string()));
}

std::string sqlite_version() {
  return core::sqlite_version();
}

}  // namespace capex
