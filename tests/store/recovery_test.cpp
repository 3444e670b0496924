// What a killed writer, a stranger or another program leaves beside a file, and what opening does with it.
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <optional>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/read/sql.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"

namespace recovery_test {

using namespace capex;
using namespace capex::core;

namespace {

namespace fs = std::filesystem;

std::string code_of(const std::string& error) {
  return error.substr(0, error.find(':'));
}

fs::path beside(const fs::path& path, const char* suffix) {
  return path.string() + suffix;
}

// The work is done by a child that has to end by a signal.
void killed(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    try {
      work();
    } catch (const std::exception&) {
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

fs::path filled(const fs::path& path) {
  Store store = Store::create(path);
  sample::load(store, sample::chinese_capex());
  return path;
}

// A commit that makes the file grow is stopped by the limit on the file's size: the first page already says the new
// size, the last pages are not there, and the journal is hot.
void stop_in_commit(const fs::path& path, const std::string& work =
                                              "UPDATE figure SET low = 1, high = 1;"
                                              "INSERT INTO import (file, hash, imported_at, command) "
                                              "VALUES (hex(zeroblob(50000)), '', '', '')") {
  const rlim_t room = fs::file_size(path) + 3 * 4096;
  killed([&] {
    sqlite::Connection connection(path, sqlite::Mode::read_write);
    ::signal(SIGXFSZ, SIG_DFL);
    const rlimit limit{room, room};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    connection.execute("BEGIN IMMEDIATE;" + work);
    connection.execute("COMMIT");
  });
  REQUIRE(fs::exists(beside(path, "-journal")));
}

std::string big_endian(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

std::string magic() {
  return {"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8};
}

// A journal's header, in a sector of its own.
std::string journal_header(std::size_t records, std::size_t pages, std::size_t page_size = 4096) {
  std::string header =
      magic() + big_endian(records) + big_endian(1) + big_endian(pages) + big_endian(512) + big_endian(page_size);
  header.resize(512, '\0');
  return header;
}

// A page in it, between its number and a checksum.
std::string journal_page(std::size_t number, const std::string& page) {
  std::size_t sum = 1;
  for (std::size_t at = page.size() - 200; at < page.size() && at > 0; at -= 200) {
    sum += static_cast<unsigned char>(page[at]);
  }
  return big_endian(number) + page + big_endian(sum);
}

// A journal without pages that names a file which SQLite is to remove when it has rolled the journal back.
std::string journal_naming(const std::string& name) {
  std::size_t sum = 0;
  for (const char c : name) sum += static_cast<unsigned char>(c);
  return journal_header(0, 30) + big_endian(1 << 30 | 1) + name + big_endian(name.size()) + big_endian(sum) + magic();
}

// Told as a file to be left as it is, with nothing advised that could make things worse.
bool is_refused(const std::string& error) {
  return code_of(error) == "storage" && error.find("nothing was opened or changed") != std::string::npos &&
         error.find("away") == std::string::npos && error.find("delete") == std::string::npos;
}

std::string one_less(std::string counter) {
  for (std::size_t i = counter.size(); i-- > 0 && counter[i]-- == '\0';) {
  }
  return counter;
}

// The bytes of a counter in the header.
std::string at(const std::string& bytes, std::size_t offset) {
  return bytes.substr(offset, 4);
}

}  // namespace

TEST_CASE("a commit that was stopped while the file grew is taken back by whoever opens it next") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const std::string content = sample::content(Store::open(path));
  stop_in_commit(path);
  SECTION("to read") {
    CHECK(sample::content(Store::open(path)) == content);
  }
  SECTION("to write") {
    CHECK(sample::content(Store::open(path, Access::read_write)) == content);
  }
  SECTION("to ask in SQL") {
    int rows = 0;
    run_sql(path, "SELECT 1 FROM import", {{}, [&rows](const auto&) { return ++rows > 0; }, {}});
    CHECK(rows == 1);
  }
  CHECK_FALSE(fs::exists(beside(path, "-journal")));
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("what a writer left that was killed after the file was opened is taken back by the next snapshot") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  std::string content;
  {
    const Store other = Store::open(path);
    content = sample::content(other);
  }
  stop_in_commit(path);
  const fs::path journal = beside(path, "-journal"), kept = beside(path, ".kept"), half = beside(path, ".half");
  fs::rename(journal, kept);
  fs::copy_file(path, half);
  // Opened while the file is whole, then the half of the commit comes.
  fs::copy_file(kept, journal);
  const Store store = Store::open(path);
  fs::copy_file(half, path, fs::copy_options::overwrite_existing);
  fs::rename(kept, journal);
  CHECK(sample::content(store) == content);
}

TEST_CASE("a stopped commit where nothing can be written is told as what it is, not as damage") {
  if (::geteuid() == 0) {
    WARN("not tried: the superuser may write everywhere");
    return;
  }
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  stop_in_commit(path);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  fs::permissions(path, fs::perms::owner_read);
  const std::string error = error_of([&] { Store::open(path); });
  fs::permissions(folder.path(), fs::perms::owner_all);
  CHECK(code_of(error) == "storage");
  CHECK(error.find("open it once where both can be written") != std::string::npos);
}

TEST_CASE("a journal that names a super-journal is not followed, and nothing is removed") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const auto victim = folder.write("precious.txt", "precious");
  const auto journal = folder.write("capex.db-journal", journal_naming(victim.string()));
  const std::string file_before = sample::bytes(path), journal_before = sample::bytes(journal);
  const auto refused = [&](const std::function<void()>& work) {
    const std::string error = error_of(work);
    return is_refused(error) && error.find("would remove the file " + victim.string()) != std::string::npos;
  };
  CHECK(refused([&] { Store::open(path); }));
  CHECK(refused([&] { Store::open(path, Access::read_write); }));
  CHECK(refused([&] { run_sql(path, "SELECT 1", {{}, [](const auto&) { return true; }, {}}); }));
  CHECK(code_of(error_of([&] { Store::create(path); })) == "conflict");
  CHECK(sample::bytes(victim) == "precious");
  CHECK(sample::bytes(path) == file_before);
  CHECK(sample::bytes(journal) == journal_before);
  // To replace the whole file follows it no more.
  Store::in_memory().backup(path, true);
  CHECK(sample::bytes(victim) == "precious");
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("a journal that is no regular file is not opened") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  REQUIRE(::mkfifo(beside(path, "-journal").c_str(), 0600) == 0);
  CHECK(code_of(error_of([&] { Store::open(path); })) == "storage");
  CHECK(code_of(error_of([&] { Store::open(path, Access::read_write); })) == "storage");
}

TEST_CASE("a journal of another file of the name is not played into the one that took its place") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const auto other = filled(folder.path() / "other.db");
  {
    Store store = Store::open(other, Access::read_write);
    for (int i = 0; i < 4; ++i) {
      sample::Rows rows;
      rows.source("s" + std::to_string(i), "2024-01-01");
      sample::load(store, rows);
    }
  }
  stop_in_commit(path);
  fs::copy_file(other, path, fs::copy_options::overwrite_existing);
  const std::string before = sample::bytes(path);
  for (const Access access : {Access::read_only, Access::read_write}) {
    const std::string error = error_of([&] { Store::open(path, access); });
    CHECK(is_refused(error));
  }
  CHECK(sample::bytes(path) == before);
  fs::rename(beside(path, "-journal"), folder.path() / "away");
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("a journal of another file with as many commits is told by the page that both begin with") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const auto other = folder.path() / "other.db";
  {
    Store store = Store::create(other);
    sample::Rows rows;
    rows.company("acme");
    for (int i = 0; i < 400; ++i) rows.source("s" + std::to_string(i), "2024-01-01");
    sample::load(store, rows);
  }
  stop_in_commit(path);
  fs::copy_file(other, path, fs::copy_options::overwrite_existing);
  const std::string before = sample::bytes(path);
  const std::string error = error_of([&] { Store::open(path); });
  CHECK(is_refused(error));
  CHECK((sample::bytes(path) == before));
}

TEST_CASE("each file counts its commits from a number of its own, so the journal of one backup is not another's") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const auto monday = folder.path() / "monday.db", tuesday = folder.path() / "tuesday.db";
  Store::open(path).backup(monday);
  Store::open(path).backup(tuesday);
  const std::string one = sample::bytes(monday), other = sample::bytes(tuesday);
  CHECK(at(one, 24) != at(other, 24));
  CHECK(at(one, 24) == at(one, 92));
  CHECK(one.substr(100) == other.substr(100));
  CHECK(Store::open(monday).verify().empty());
  stop_in_commit(monday);
  fs::copy_file(tuesday, monday, fs::copy_options::overwrite_existing);
  for (const Access access : {Access::read_only, Access::read_write}) {
    CHECK(is_refused(error_of([&] { Store::open(monday, access); })));
  }
  CHECK((sample::bytes(monday) == other));
  // What is advised for a copy that was put there.
  fs::copy_file(monday, folder.path() / "new.db");
  CHECK(Store::open(folder.path() / "new.db").verify().empty());
  // And to put another in its place takes the journal away.
  Store::open(path).backup(monday, true);
  CHECK_FALSE(fs::exists(beside(monday, "-journal")));
  CHECK(Store::open(monday).verify().empty());
}

TEST_CASE("a copy with one commit more is told from the commit that was stopped by a size that no commit leaves") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const auto colleague = folder.path() / "colleague.db";
  fs::copy_file(path, colleague);
  sqlite::Connection(colleague, sqlite::Mode::read_write)
      .execute("INSERT INTO import (file, hash, imported_at, command) VALUES (hex(zeroblob(90000)), '', '', '')");
  stop_in_commit(path);
  fs::copy_file(colleague, path, fs::copy_options::overwrite_existing);
  // What the commit would have made is not known: it is between the size before and the one that the header says.
  fs::resize_file(path, fs::file_size(path) + 4096);
  CHECK(is_refused(error_of([&] { Store::open(path); })));
}

TEST_CASE("a journal that says another size than the file had is refused, and the file stays as it is") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const std::string before = sample::bytes(path), first = before.substr(0, 4096), second = before.substr(4096, 4096);
  const std::size_t pages = before.size() / 4096;
  const std::string page = journal_page(1, first);
  std::string journal;
  SECTION("nothing") {
    journal = journal_header(1, 0) + page;
  }
  SECTION("less") {
    journal = journal_header(1, pages - 1) + page;
  }
  SECTION("terabytes") {
    journal = journal_header(1, 0x7fffffff) + page;
  }
  SECTION("terabytes, as a forged first page in it does") {
    std::string forged = first;
    forged.replace(28, 4, big_endian(0x7fffffff));
    forged.replace(40, 4, big_endian(1));
    for (const std::size_t offset : {24U, 92U}) forged.replace(offset, 4, one_less(at(first, 24)));
    journal = journal_header(1, 0x7fffffff) + journal_page(1, forged);
  }
  SECTION("nothing, without the first page") {
    journal = journal_header(1, 0) + journal_page(2, second);
  }
  SECTION("nothing, without any page") {
    journal = journal_header(0, 0);
  }
  SECTION("pages of another size") {
    journal = journal_header(1, pages, 65536) + page;
  }
  SECTION("a page behind the end") {
    journal = journal_header(2, pages) + page + journal_page(pages + 7, second);
  }
  SECTION("two first pages") {
    journal = journal_header(2, pages) + page + journal_page(1, second);
  }
  folder.write("capex.db-journal", journal);
  for (const Access access : {Access::read_only, Access::read_write}) {
    CHECK(is_refused(error_of([&] { Store::open(path, access); })));
  }
  CHECK((sample::bytes(path) == before));
  CHECK((sample::bytes(beside(path, "-journal")) == journal));
}

TEST_CASE("a journal that breaks off is not followed once the file was written") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  stop_in_commit(path);
  const std::string before = sample::bytes(path), journal = sample::bytes(beside(path, "-journal"));
  folder.write("capex.db-journal", journal.substr(0, 512 + 2 * 4104));
  CHECK(is_refused(error_of([&] { Store::open(path); })));
  CHECK((sample::bytes(path) == before));
  folder.write("capex.db-journal", journal);
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("a first page of which a power loss left some sectors is taken back") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  const std::string content = sample::content(Store::open(path)), before = sample::bytes(path).substr(0, 4096);
  std::string tables;
  for (int i = 0; i < 40; ++i) {
    tables += "CREATE TABLE t" + std::to_string(i) + " (x /* " + std::string(900, 'x') + " */);";
  }
  stop_in_commit(path, tables);
  const std::string bytes = sample::bytes(path), after = bytes.substr(0, 4096);
  REQUIRE(before.substr(512) != after.substr(512));
  std::string torn;
  SECTION("the first of them as it was") {
    torn = before.substr(0, 512) + after.substr(512);
  }
  SECTION("only the first of them new") {
    torn = after.substr(0, 512) + before.substr(512);
  }
  SECTION("the last of them new") {
    torn = before.substr(0, 3584) + after.substr(3584);
  }
  folder.write("capex.db", torn + bytes.substr(4096));
  CHECK(sample::content(Store::open(path)) == content);
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("a commit of another program to two files is left to it, and what is advised makes both whole") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db"), other = filled(folder.path() / "other.db");
  const std::string content = sample::content(Store::open(path));
  const rlim_t room = fs::file_size(path) + 3 * 4096;
  killed([&] {
    sqlite::Connection connection(path, sqlite::Mode::read_write);
    ::signal(SIGXFSZ, SIG_DFL);
    const rlimit limit{room, room};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const std::string rows = "import (file, hash, imported_at, command) VALUES (hex(zeroblob(50000)), '', '', '');";
    connection.execute("ATTACH '" + other.string() + "' AS b; BEGIN IMMEDIATE; INSERT INTO " + rows + "INSERT INTO b." +
                       rows + "COMMIT");
  });
  const std::string error = error_of([&] { Store::open(path); });
  CHECK(is_refused(error));
  CHECK(error.find("-mj") != std::string::npos);
  CHECK(error.find("leave all of them where they are") != std::string::npos);
  for (const fs::path& each : {path, other}) {
    sqlite3* client = nullptr;
    REQUIRE(sqlite3_open(each.c_str(), &client) == SQLITE_OK);
    CHECK(sqlite3_exec(client, "PRAGMA user_version", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(client);
    CHECK(sample::content(Store::open(each)) == content);
    CHECK(Store::open(each).verify().empty());
  }
}

TEST_CASE("half a commit is neither read nor written by a name of the file that its journal does not lie beside") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  fs::create_directory(folder.path() / "sub");
  const std::string content = sample::content(Store::open(path));
  fs::path other;
  std::string told;
  SECTION("in the same folder it is named") {
    other = folder.path() / "other.db";
    told = "this file is also " + path.string();
  }
  SECTION("in another folder what cannot be read is told to have other names") {
    other = folder.path() / "sub" / "other.db";
    told = "lies beside the name that it used";
  }
  fs::create_hard_link(path, other);
  CHECK(sample::content(Store::open(other)) == content);
  stop_in_commit(path);
  const std::string before = sample::bytes(path);
  for (const Access access : {Access::read_only, Access::read_write}) {
    CHECK(error_of([&] { Store::open(other, access); }).find(told) != std::string::npos);
  }
  CHECK((sample::bytes(path) == before));
  CHECK(sample::content(Store::open(path)) == content);
  CHECK(sample::content(Store::open(other)) == content);
}

TEST_CASE("a writer that lives keeps nobody from the file by its other name") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db"), other = folder.path() / "other.db";
  fs::create_hard_link(path, other);
  sqlite::Connection writer(path, sqlite::Mode::read_write);
  writer.execute("PRAGMA synchronous = OFF; BEGIN IMMEDIATE; INSERT INTO setting VALUES ('a', 'b')");
  REQUIRE(fs::exists(beside(path, "-journal")));
  CHECK(sample::content(Store::open(other)) != "");
  writer.execute("ROLLBACK");
}

TEST_CASE("a backup that replaces a file takes away what a killed writer left beside it") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  const Store store = Store::in_memory();
  SECTION("of a capexdb file") {
    filled(path);
    stop_in_commit(path);
  }
  SECTION("of what is no database") {
    folder.write("capex.db", "text");
    folder.write("capex.db-journal", "a journal");
    folder.write("capex.db-wal", "a log");
  }
  SECTION("of a file that is gone") {
    folder.write("capex.db-journal", "a journal");
  }
  store.backup(path, true);
  CHECK_FALSE(fs::exists(beside(path, "-journal")));
  CHECK_FALSE(fs::exists(beside(path, "-wal")));
  CHECK(Store::open(path).verify().empty());
  CHECK(sample::content(Store::open(path)) == sample::content(store));
}

TEST_CASE("no new file comes beside a journal of an earlier one") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  folder.write("capex.db-journal", "a journal");
  CHECK(code_of(error_of([&] { Store::create(path); })) == "conflict");
  CHECK(code_of(error_of([&] { Store::in_memory().backup(path); })) == "conflict");
  CHECK_FALSE(fs::exists(path));
  CHECK_FALSE(fs::exists(beside(path, ".capex-part")));
}

TEST_CASE("a half-made file is finished by whoever makes it again, and told from a foreign one") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  SECTION("empty") {
    folder.write("capex.db", "");
    CHECK(error_of([&] { Store::open(path); }).find("init` makes a database of it") != std::string::npos);
  }
  SECTION("a database without tables") {
    folder.write("capex.db", "");
    sqlite::Connection(path, sqlite::Mode::read_write).execute("CREATE TABLE t (x); DROP TABLE t; VACUUM");
    CHECK(error_of([&] { Store::open(path); }).find("init` makes a database of it") != std::string::npos);
  }
  SECTION("some migrations") {
    Store::create(path);
    sqlite::Connection(path, sqlite::Mode::read_write)
        .execute(
            "DROP VIEW latest_stated; DROP VIEW stated_figures; DROP VIEW daily_rates; DROP VIEW claims;"
            "PRAGMA user_version = 5");
  }
  SECTION("the part file of a killed maker") {
    folder.write("capex.db.capex-part", "half");
  }
  CHECK(Store::create(path).verify().empty());
  CHECK(Store::open(path).verify().empty());
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file with content is never taken for half-made") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  sqlite::Connection(path, sqlite::Mode::read_write).execute("PRAGMA user_version = 5");
  const std::string before = sample::bytes(path);
  CHECK(code_of(error_of([&] { Store::create(path); })) == "conflict");
  CHECK(sample::bytes(path) == before);
}

TEST_CASE("a commit that meets a reader is told who is waited for, and can be committed again") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store::create(path);
  Store writer = Store::open(path, Access::read_write, std::chrono::milliseconds(20));
  std::optional<Store> reader = Store::open(path);
  std::optional<Snapshot> held = reader->snapshot();
  Load load = writer.load(sample::from("a"));
  Problems problems;
  load.add(sample::chinese_capex().batch(), problems);
  const std::string error = error_of([&] { load.commit(); });
  CHECK(code_of(error) == "busy");
  CHECK(error.find("a commit waits until readers are done") != std::string::npos);
  CHECK(error.find("within 0.02 s") != std::string::npos);
  CHECK(held->companies().empty());
  held.reset();
  CHECK(load.commit().companies == 4);
  CHECK(reader->snapshot().companies().size() == 4);
  CHECK(writer.verify().empty());
}

TEST_CASE("a file in WAL mode is refused for reading in one sentence, and set back by a writer") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  sqlite::Connection(path, sqlite::Mode::read_write).execute("PRAGMA journal_mode = WAL");
  CHECK(error_of([&] { Store::open(path); }).find("WAL mode") != std::string::npos);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
  CHECK(Store::open(path, Access::read_write).verify().empty());
  CHECK(sample::content(Store::open(path)) != "");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file that another program holds in WAL mode is busy for a writer") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  sqlite::Connection other(path, sqlite::Mode::read_write);
  other.execute("PRAGMA journal_mode = WAL; INSERT INTO setting VALUES ('a', 'b')");
  const std::string error = error_of([&] { Store::open(path, Access::read_write, std::chrono::milliseconds(10)); });
  CHECK(code_of(error) == "busy");
  CHECK(error.find("WAL mode") != std::string::npos);
}

TEST_CASE("a log beside a file that is not in WAL mode is not played into it") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  folder.write("capex.db-wal", "a log of another file");
  CHECK(is_refused(error_of([&] { Store::open(path); })));
  CHECK(is_refused(error_of([&] { Store::open(path, Access::read_write); })));
}

TEST_CASE("a log of another file in WAL mode is told by its count of commits, and else by where it has to come from") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db"), backup = folder.path() / "backup.db";
  Store::open(path).backup(backup);
  sqlite::Connection(backup, sqlite::Mode::read_write).execute("PRAGMA journal_mode = WAL");
  const std::string content = sample::content(Store::open(path));
  killed([&] {
    sqlite::Connection connection(path, sqlite::Mode::read_write);
    connection.execute(
        "PRAGMA journal_mode = WAL;"
        "INSERT INTO import (file, hash, imported_at, command) VALUES (hex(zeroblob(50000)), '', '', '')");
    ::kill(::getpid(), SIGKILL);
  });
  REQUIRE(fs::file_size(beside(path, "-wal")) > 0);
  const std::string error = error_of([&] { Store::open(path); });
  CHECK(error.find("written beside this very file") != std::string::npos);
  SECTION("of its own") {
    const Store store = Store::open(path, Access::read_write);
    CHECK(sample::content(store) != "");
    int rows = 0;
    run_sql(path, "SELECT 1 FROM import", {{}, [&rows](const auto&) { return ++rows > 0; }, {}});
    CHECK(rows == 2);
  }
  SECTION("of another") {
    fs::copy_file(backup, path, fs::copy_options::overwrite_existing);
    fs::remove(beside(path, "-shm"));
    const std::string before = sample::bytes(path);
    CHECK(is_refused(error_of([&] { Store::open(path); })));
    CHECK(is_refused(error_of([&] { Store::open(path, Access::read_write); })));
    CHECK((sample::bytes(path) == before));
  }
}

TEST_CASE("a store stays with its file when the process changes folders or the file is moved") {
  const TemporaryFolder folder;
  filled(folder.path() / "capex.db");
  const fs::path home = fs::current_path();
  fs::current_path(folder.path());
  const Store store = Store::open("capex.db");
  fs::create_directory("elsewhere");
  fs::current_path("elsewhere");
  CHECK(store.verify().empty());
  CHECK(store.snapshot().for_another_thread().companies().size() == 4);
  CHECK(code_of(error_of([&] { store.backup("../capex.db", true); })) == "usage");
  fs::create_hard_link("../capex.db", "by-another-name");
  CHECK(code_of(error_of([&] { store.backup("by-another-name", true); })) == "usage");
  fs::create_symlink("../capex.db", "by-link");
  CHECK(code_of(error_of([&] { store.backup("by-link", true); })) == "usage");
  CHECK(code_of(error_of([&] { store.backup("../capex.db-journal", true); })) == "usage");
  fs::rename("../capex.db", "../moved.db");
  filled("../capex.db");
  CHECK(code_of(error_of([&] { store.verify(); })) == "storage");
  CHECK(code_of(error_of([&] { store.snapshot().for_another_thread(); })) == "storage");
  fs::current_path(home);
}

TEST_CASE("a backup replaces no pipe and no folder") {
  const TemporaryFolder folder;
  const Store store = Store::in_memory();
  const auto pipe = folder.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(code_of(error_of([&] { store.backup(pipe, true); })) == "usage");
  CHECK(fs::is_fifo(pipe));
  CHECK(code_of(error_of([&] { store.backup(folder.path(), true); })) == "usage");
}

TEST_CASE("a backup of a damaged file is not kept") {
  const TemporaryFolder folder;
  const auto path = filled(folder.path() / "capex.db");
  std::string bytes = sample::bytes(path);
  // The last page: its cells are out of order, which nothing has read so far.
  bytes.replace(bytes.size() - 4096, 100, std::string(100, '\x7f'));
  folder.write("capex.db", bytes);
  const Store store = Store::open(path);
  CHECK(code_of(error_of([&] { store.backup(folder.path() / "copy.db"); })) == "damaged");
  CHECK_FALSE(fs::exists(folder.path() / "copy.db"));
}

}  // namespace recovery_test
