#include "io/input/open_input.hpp"

#include <minizip/zip.h>
#include <unistd.h>
#include <zlib.h>

#include <vector>

#include "catch.hpp"
#include "each_input.hpp"
#include "error_text.hpp"
#include "temporary_folder.hpp"

namespace open_input_test {

using namespace capex;
using namespace capex::core;

namespace {

using Texts = std::vector<std::string>;

struct Inputs {
  Texts seen;  // "1/2 name: bytes", the name without the folder
  Problems problems;
};

Inputs inputs_of(const std::string& path, const InputOptions& options = {}, const std::string& folder = {}) {
  Inputs inputs;
  const auto use = [&](const InputPlace& input, std::string_view bytes) {
    const std::string name =
        input.name.starts_with(folder) && !folder.empty() ? input.name.substr(folder.size() + 1) : input.name;
    inputs.seen.push_back(std::to_string(input.number) + "/" + std::to_string(input.count) + " " + name + ": " +
                          std::string(bytes));
  };
  each_input(path, use, inputs.problems, options);
  return inputs;
}

void write_gzip(const std::string& path, const std::string& text) {
  gzFile file = gzopen(path.c_str(), "wb");
  REQUIRE(file != nullptr);
  if (!text.empty()) REQUIRE(gzwrite(file, text.data(), static_cast<unsigned>(text.size())) > 0);
  REQUIRE(gzclose(file) == Z_OK);
}

struct Member {
  std::string name;
  std::string text;
};

void write_zip(const std::string& path, const std::vector<Member>& members) {
  zipFile zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
  REQUIRE(zip != nullptr);
  for (const Member& member : members) {
    const zip_fileinfo info{};
    REQUIRE(zipOpenNewFileInZip64(zip, member.name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                                  Z_DEFAULT_COMPRESSION, 0) == ZIP_OK);
    REQUIRE(zipWriteInFileInZip(zip, member.text.data(), static_cast<unsigned>(member.text.size())) == ZIP_OK);
    REQUIRE(zipCloseFileInZip(zip) == ZIP_OK);
  }
  REQUIRE(zipClose(zip, nullptr) == ZIP_OK);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Standard input from a file, until it goes.
class StandardInput {
 public:
  explicit StandardInput(const std::string& path) : saved_(dup(STDIN_FILENO)), file_(std::fopen(path.c_str(), "rb")) {
    dup2(fileno(file_), STDIN_FILENO);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    dup2(saved_, STDIN_FILENO);
    close(saved_);
    std::fclose(file_);
  }

 private:
  int saved_;
  std::FILE* file_;
};

}  // namespace

TEST_CASE("a plain file is one input, whatever it is called") {
  const TemporaryFolder folder;
  const std::string path = folder.write("facts.txt", "abc");
  CHECK(inputs_of(path).seen == Texts{"1/1 " + path + ": abc"});
  const std::string empty = folder.write("empty", "");
  CHECK(inputs_of(empty).seen == Texts{"1/1 " + empty + ": "});
}

TEST_CASE("gzip is known by its first bytes") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "packed").string();
  // Longer than the buffer is to begin with.
  const std::string text(300'000, 'x');
  write_gzip(path, text);
  CHECK(inputs_of(path).seen == Texts{"1/1 " + path + ": " + text});
}

TEST_CASE("damaged gzip is a problem that names the file") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "a.gz").string();
  write_gzip(path, "some text that is packed");
  const std::string whole = bytes_of(path);

  folder.write("a.gz", whole.substr(0, whole.size() - 10));
  Inputs cut = inputs_of(path);
  CHECK(cut.seen.empty());
  REQUIRE(cut.problems.size() == 1);
  CHECK(to_string(cut.problems[0]) == path + ": the gzip data ends too early");

  std::string flipped = whole;
  flipped[flipped.size() - 6] = static_cast<char>(flipped[flipped.size() - 6] ^ 1);
  folder.write("a.gz", flipped);
  Inputs damaged = inputs_of(path);
  CHECK(damaged.seen.empty());
  REQUIRE(damaged.problems.size() == 1);
  CHECK(to_string(damaged.problems[0]) == path + ": the gzip data is damaged");
}

TEST_CASE("a zip gives its members one by one, those with the suffix") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "facts").string();
  write_zip(path, {{"b.json", "B"}, {"readme.txt", "R"}, {"sub/", ""}, {"sub/a.json", ""}, {"c.json", "CC"}});
  const Inputs inputs = inputs_of(path, {}, folder.path().string());
  CHECK(inputs.problems.empty());
  CHECK(inputs.seen == Texts{"1/3 facts/b.json: B", "2/3 facts/sub/a.json: ", "3/3 facts/c.json: CC"});
}

TEST_CASE("a damaged member of a zip is named, and the others are read") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "facts.zip").string();
  write_zip(path, {{"a.json", "first"}, {"b.json", std::string(2000, 'b') + "unlike"}, {"c.json", "third"}});
  std::string bytes = bytes_of(path);
  // Within the packed bytes of the second member, which follow its name.
  bytes[bytes.find("b.json") + 10] = static_cast<char>(bytes[bytes.find("b.json") + 10] ^ 0x55);
  folder.write("facts.zip", bytes);
  const Inputs inputs = inputs_of(path, {}, folder.path().string());
  CHECK(inputs.seen == Texts{"1/3 facts.zip/a.json: first", "3/3 facts.zip/c.json: third"});
  REQUIRE(inputs.problems.size() == 1);
  CHECK(to_string(inputs.problems[0]) == path + "/b.json: this member is damaged or encrypted");
}

TEST_CASE("a member of a zip that is packed by an unknown method is named, and the others are read") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "facts.zip").string();
  write_zip(path, {{"a.json", "first"}, {"b.json", "second"}});
  std::string bytes = bytes_of(path);
  // The method stands ten bytes into the member's entry of the directory, whose name stands 46 bytes into it.
  bytes[bytes.rfind("a.json") - 46 + 10] = 97;
  folder.write("facts.zip", bytes);
  const Inputs inputs = inputs_of(path, {}, folder.path().string());
  CHECK(inputs.seen == Texts{"2/2 facts.zip/b.json: second"});
  REQUIRE(inputs.problems.size() == 1);
  CHECK(to_string(inputs.problems[0])
            .find("a.json: this member cannot be unpacked: it is damaged, or packed by an "
                  "unknown method") != std::string::npos);
}

TEST_CASE("a zip that is cut short, or empty, is a problem that names it") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "facts.zip").string();
  write_zip(path, {{"a.json", "first"}});
  const auto expect_refusal = [&] {
    const Inputs inputs = inputs_of(path);
    CHECK(inputs.seen.empty());
    REQUIRE(inputs.problems.size() == 1);
    CHECK(to_string(inputs.problems[0]) ==
          path + ": this .zip is empty, or not whole: no directory is found at its end");
  };
  folder.write("facts.zip", bytes_of(path).substr(0, 40));
  expect_refusal();
  write_zip(path, {});
  expect_refusal();
}

TEST_CASE("a folder gives its files by name, packed or not") {
  const TemporaryFolder folder;
  folder.write("b.json", "B");
  folder.write("notes.txt", "N");
  write_gzip((folder.path() / "c.json.gz").string(), "C");
  write_zip((folder.path() / "a.zip").string(), {{"x.json", "X"}, {"y.json", "Y"}});
  std::filesystem::create_directory(folder.path() / "d.json");
  const std::string path = folder.path().string();
  CHECK(inputs_of(path, {}, path).seen ==
        Texts{"1/2 a.zip/x.json: X", "2/2 a.zip/y.json: Y", "2/3 b.json: B", "3/3 c.json.gz: C"});
  CHECK(inputs_of(path, {".txt", 100}, path).seen == Texts{"2/2 notes.txt: N"});
}

TEST_CASE("an input that is too large is refused, packed or not") {
  const TemporaryFolder folder;
  const std::string plain = folder.write("a.json", "1234");
  const std::string packed = (folder.path() / "b.zip").string();
  write_zip(packed, {{"a.json", "1234"}, {"b.json", "123"}});
  const Inputs one = inputs_of(plain, {".json", 3});
  REQUIRE(one.problems.size() == 1);
  CHECK(to_string(one.problems[0]) == plain + ": it holds more than the 3 bytes that are accepted, unpacked");
  const Inputs members = inputs_of(packed, {".json", 3});
  CHECK(members.seen == Texts{"2/2 " + packed + "/b.json: 123"});
  REQUIRE(members.problems.size() == 1);
  CHECK(to_string(members.problems[0]) ==
        packed + "/a.json: its 4 bytes, unpacked, are more than the 3 that are accepted");
}

TEST_CASE("standard input is read plain or gzip") {
  const TemporaryFolder folder;
  {
    const StandardInput input(folder.write("plain", "abc"));
    CHECK(inputs_of("-").seen == Texts{"1/1 standard input: abc"});
  }
  write_gzip((folder.path() / "packed").string(), "packed");
  {
    const StandardInput input((folder.path() / "packed").string());
    CHECK(inputs_of("-").seen == Texts{"1/1 standard input: packed"});
  }
  write_zip((folder.path() / "zip").string(), {{"a.json", "A"}});
  const StandardInput input((folder.path() / "zip").string());
  const Inputs inputs = inputs_of("-");
  CHECK(inputs.seen.empty());
  REQUIRE(inputs.problems.size() == 1);
  CHECK(to_string(inputs.problems[0]) == "standard input: a .zip is read from a file, not from standard input");
}

TEST_CASE("a path that is not there is an error that names it") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "none.json").string();
  CHECK(error_of([&] { inputs_of(path); }) == "not_found: there is no file '" + path + "'");
}

TEST_CASE("what the callback throws comes through, and ends the reading") {
  const TemporaryFolder folder;
  folder.write("a.json", "A");
  folder.write("b.json", "B");
  Problems problems;
  int calls = 0;
  const auto stop = [&](const InputPlace&, std::string_view) {
    ++calls;
    throw Error(ErrorCode::parse, "stop");
  };
  CHECK(error_of([&] { each_input(folder.path().string(), stop, problems); }) == "parse: stop");
  CHECK(calls == 1);
  CHECK(problems.empty());
}

TEST_CASE("a stream gives the bytes of a file, packed or not, or of a member, in parts") {
  const TemporaryFolder folder;
  std::string text;
  while (text.size() < 300'000) text += std::to_string(text.size()) + ' ';
  const auto streamed = [](const InputPlace& place) {
    constexpr std::size_t part = 70'001;
    InputStream stream(place);
    std::string bytes;
    for (std::string buffer(part, '\0');;) {
      const std::size_t got = stream.read(buffer.data(), part);
      bytes.append(buffer, 0, got);
      if (got < part) return bytes;
    }
  };
  const auto only = [](const std::string& path) { return list_inputs(path, {.suffix = ".txt"}).front(); };
  CHECK(streamed(only(folder.write("num.txt", text))) == text);
  CHECK(streamed(only(folder.write("empty.txt", ""))).empty());
  const std::string gzip = (folder.path() / "num.txt.gz").string();
  write_gzip(gzip, text);
  CHECK(streamed(only(gzip)) == text);
  const std::string zip = (folder.path() / "q.zip").string();
  write_zip(zip, {{"readme.htm", "R"}, {"num.txt", text}});
  CHECK(streamed(only(zip)) == text);

  // Damage is found where it is met, and named.
  std::string bytes = bytes_of(zip);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  folder.write("q.zip", bytes);
  CHECK(error_of([&] { streamed(only(zip)); }) == "parse: " + zip + "/num.txt: this member is damaged or encrypted");
  folder.write("num.txt.gz", bytes_of(gzip).substr(0, 1000));
  CHECK(error_of([&] { streamed(only(gzip)); }) == "parse: " + gzip + ": the gzip data ends too early");
}

}  // namespace open_input_test
