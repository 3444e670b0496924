#include "catch.hpp"
#include "error_text.hpp"
#include "reading.hpp"
#include "temporary_folder.hpp"

namespace file_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("a file is read as its bytes") {
  const TemporaryFolder folder;
  const std::string bytes("a\r\nb\0c", 6);
  CHECK(read_file(folder.write("a.csv", bytes)) == bytes);
  CHECK(read_file(folder.write("empty.csv", "")).empty());
}

TEST_CASE("a file that has no size is read to its end") {
  CHECK_FALSE(read_file("/proc/self/status").empty());
}

TEST_CASE("a file that is not there, or is a folder, is an error that names it") {
  const TemporaryFolder folder;
  const std::string missing = (folder.path() / "none.csv").string();
  CHECK(error_of([&] { read_file(missing); }) == "not_found: there is no file '" + missing + "'");
  CHECK(error_of([&] { read_file(folder.path()); }) ==
        "storage: '" + folder.path().string() + "' is a folder, not a file");
}

TEST_CASE("the CSV files of a folder are ordered by name") {
  const TemporaryFolder folder;
  for (const char* name : {"b.csv", "README.md", "a.csv", "c.csv.partial"}) folder.write(name, "");
  std::filesystem::create_directory(folder.path() / "d.csv");
  CHECK(csv_files(folder.path()) ==
        std::vector<std::filesystem::path>{folder.path() / "a.csv", folder.path() / "b.csv"});
  const std::string missing = (folder.path() / "none").string();
  CHECK(error_of([&] { csv_files(missing); }) == "not_found: there is no folder '" + missing + "'");
}

TEST_CASE("a folder with an export that was stopped between two names is not read") {
  const TemporaryFolder folder;
  for (const char* name : {"companies.csv", "rates.csv", "rates.csv.partial"}) folder.write(name, "");
  CHECK(error_of([&] { csv_files(folder.path()); }).find("files of two states") != std::string::npos);
  // Stopped before the first name was given: the files are still those of the export before.
  folder.write("companies.csv.partial", "");
  CHECK(csv_files(folder.path()).size() == 2);
}

TEST_CASE("the content hash is XXH3's 128 bits in hex") {
  // The values of the reference implementation's own sanity check for the empty input.
  CHECK(content_hash("") == "99aa06d3014798d86001c324468d497f");
  CHECK(content_hash("a") != content_hash("b"));
  CHECK(content_hash("a").size() == 32);
}

}  // namespace file_test
