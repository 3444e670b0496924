// What a killed writer, a stranger or another program leaves beside a file, and what opening does with it.
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <optional>

#include "capex/store/sql.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"

using namespace capex;

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
void stop_in_commit(const fs::path& path) {
  const rlim_t room = fs::file_size(path) + 3 * 4096;
  killed([&] {
    sqlite::Connection connection(path, sqlite::Mode::read_write);
    ::signal(SIGXFSZ, SIG_DFL);
    const rlimit limit{room, room};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    connection.execute(
        "BEGIN IMMEDIATE; UPDATE figure SET low = 1, high = 1;"
        "INSERT INTO import (file, hash, imported_at, command) VALUES (hex(zeroblob(50000)), '', '', '')");
    connection.execute("COMMIT");
  });
  REQUIRE(fs::exists(beside(path, "-journal")));
}

std::string big_endian(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

// A journal without pages that names a file which SQLite is to remove when it has rolled the journal back.
std::string journal_naming(const std::string& name) {
  const std::string magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
  std::string header = magic + big_endian(0) + big_endian(1) + big_endian(30) + big_endian(512) + big_endian(4096);
  header.resize(512, '\0');
  std::size_t sum = 0;
  for (const char c : name) sum += static_cast<unsigned char>(c);
  return header + big_endian(1 << 30 | 1) + name + big_endian(name.size()) + big_endian(sum) + magic;
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
  const auto refused = [](const std::function<void()>& work) {
    const std::string error = error_of(work);
    return code_of(error) == "storage" && error.find("move it away") != std::string::npos;
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
    CHECK(code_of(error) == "storage");
    CHECK(error.find("move the journal away") != std::string::npos);
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
  CHECK(error.find("move the journal away") != std::string::npos);
  CHECK((sample::bytes(path) == before));
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
  CHECK(error_of([&] { Store::open(path); }).find("move the log away") != std::string::npos);
  CHECK(error_of([&] { Store::open(path, Access::read_write); }).find("move the log away") != std::string::npos);
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
