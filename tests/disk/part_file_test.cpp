#include "disk/part_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"

namespace part_file_test {

using namespace capex;
using namespace capex::core;

namespace {

namespace fs = std::filesystem;

std::string bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

std::string code_of(const std::string& error) {
  return error.substr(0, error.find(':'));
}

}  // namespace

TEST_CASE("a file appears under its name when it is published, and leaves nothing beside it") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.csv";
  {
    PartFile file(path);
    file.write("whole");
    CHECK_FALSE(fs::exists(path));
    file.publish(PartFile::Existing::keep);
  }
  CHECK(bytes(path) == "whole");
  CHECK(files_in(folder.path()) == 1);
  {
    PartFile file(path);
    file.write("never finished");
  }
  CHECK(bytes(path) == "whole");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a file that came up meanwhile is kept or replaced as told") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.csv";
  PartFile file(path);
  file.write("new");
  folder.write("a.csv", "somebody's");
  CHECK(code_of(error_of([&] { file.publish(PartFile::Existing::keep); })) == "conflict");
  CHECK(bytes(path) == "somebody's");
  file.publish(PartFile::Existing::replace);
  CHECK(bytes(path) == "new");
}

TEST_CASE("a file that is replaced keeps its permissions") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("a.csv", "private");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  PartFile(path).publish(PartFile::Existing::replace);
  CHECK(bytes(path).empty());
  CHECK((fs::status(path).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what a killed maker left is taken away by the next in the folder, and not what a living one makes") {
  const TemporaryFolder folder;
  const fs::path other = folder.write("other.csv.capex-part", "half");
  folder.write("a.csv.capex-part", "half");
  folder.write("published.db", "whole");
  fs::create_hard_link(folder.path() / "published.db", folder.path() / "published.db.capex-part");
  folder.write("mine.csv.partly", "somebody's");
  PartFile living(folder.path() / "living.csv");
  PartFile(folder.path() / "a.csv").publish(PartFile::Existing::keep);
  CHECK(bytes(folder.path() / "a.csv").empty());
  CHECK_FALSE(fs::exists(other));
  CHECK_FALSE(fs::exists(folder.path() / "published.db.capex-part"));
  CHECK(bytes(folder.path() / "published.db") == "whole");
  CHECK(fs::exists(folder.path() / "mine.csv.partly"));
  CHECK(fs::exists(living.part()));
}

TEST_CASE(
    "a whole database by the name of a part file is left alone but where its name's file is, and no new one is made") {
  const TemporaryFolder folder;
  // 4096 bytes a page, one page.
  std::string database =
      std::string("SQLite format 3\0\x10\0", 18) + std::string(10, '\0') + std::string("\0\0\0\1", 4);
  database.resize(4096);
  const fs::path somebodys = folder.write("b.capex-part", database);
  const fs::path half = folder.write("half.db.capex-part", database.substr(0, 4000));
  folder.write("written.db.capex-part-journal", "a journal");
  const fs::path written = folder.write("written.db.capex-part", database.substr(0, 4000));
  const fs::path owned = folder.write("owned.db.capex-part", database);
  folder.write("owned.db", "whole");
  remove_left_parts(folder.path());
  CHECK(bytes(somebodys) == database);
  CHECK(fs::exists(written));
  CHECK_FALSE(fs::exists(half));
  CHECK_FALSE(fs::exists(owned));
  CHECK(code_of(error_of([&] { PartFile file(somebodys); })) == "usage");
  CHECK(code_of(error_of([&] { PartFile file(folder.path() / "new.capex-part"); })) == "usage");
}

TEST_CASE("two makers of one file do not meet: the second is told") {
  const TemporaryFolder folder;
  PartFile first(folder.path() / "a.csv");
  CHECK(code_of(error_of([&] { PartFile second(folder.path() / "a.csv"); })) == "busy");
  CHECK(fs::exists(first.part()));
}

TEST_CASE("a link or a pipe in the place of a part file is not written through") {
  const TemporaryFolder folder;
  const fs::path precious = folder.write("precious", "precious");
  fs::create_symlink(precious, folder.path() / "a.csv.capex-part");
  CHECK(code_of(error_of([&] { PartFile file(folder.path() / "a.csv"); })) == "storage");
  CHECK(bytes(precious) == "precious");
  REQUIRE(::mkfifo((folder.path() / "b.csv.capex-part").c_str(), 0600) == 0);
  PartFile file(folder.path() / "b.csv");
  file.write("b");
  file.publish(PartFile::Existing::keep);
  CHECK(bytes(folder.path() / "b.csv") == "b");
}

TEST_CASE("only a regular file is replaced, through links") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("real.csv", "");
  fs::create_symlink(path, folder.path() / "link.csv");
  CHECK(fs::equivalent(replaceable(folder.path() / "link.csv"), path));
  CHECK(replaceable(folder.path() / "none.csv") == folder.path() / "none.csv");
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(code_of(error_of([&] { replaceable(folder.path() / "pipe"); })) == "usage");
  CHECK(code_of(error_of([&] { replaceable(folder.path()); })) == "usage");
  CHECK(code_of(error_of([&] { replaceable("/dev/null"); })) == "usage");
}

}  // namespace part_file_test
