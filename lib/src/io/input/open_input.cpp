#include "io/input/open_input.hpp"

#include <fmt/core.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

#include "disk/folder_names.hpp"
#include "io/input/byte_buffer.hpp"
#include "io/input/unzip.hpp"

namespace capex::core {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";
constexpr std::string_view zip_mark = "PK";
constexpr std::string_view gzip_suffix = ".gz";
constexpr std::string_view zip_suffix = ".zip";

struct CloseGzip {
  void operator()(gzFile file) const { gzclose_r(file); }
};
using GzipFile = std::unique_ptr<gzFile_s, CloseGzip>;

/// The next bytes of a stream, gzip or plain: zlib passes on what is not packed. None at its end.
std::size_t read_some(const GzipFile& stream, const std::string& name, char* into, std::size_t size) {
  const int got = gzread(stream.get(), into, static_cast<unsigned>(std::min(size, std::size_t{1} << 30)));
  int code = Z_OK;
  if (got <= 0) gzerror(stream.get(), &code);
  if (code == Z_ERRNO) throw Error(ErrorCode::storage, fmt::format("'{}' cannot be read to its end", name));
  if (code == Z_BUF_ERROR) throw Error(ErrorCode::parse, "the gzip data ends too early");
  if (got < 0) throw Error(ErrorCode::parse, "the gzip data is damaged");
  return static_cast<std::size_t>(got);
}

void require_open(const GzipFile& stream, const std::string& name) {
  if (!stream) throw Error(ErrorCode::storage, fmt::format("'{}' cannot be opened for reading", name));
}

/// All bytes of a stream.
std::string_view read_stream(const GzipFile& stream, const std::string& name, std::size_t max_bytes,
                             ByteBuffer& buffer) {
  require_open(stream, name);
  std::size_t filled = 0;
  char* bytes = buffer.room(std::size_t{1} << 16);
  for (;;) {
    const std::size_t got = read_some(stream, name, bytes + filled, buffer.size() - filled);
    if (got == 0) return {bytes, filled};
    filled += got;
    if (filled > max_bytes) {
      throw Error(ErrorCode::parse,
                  fmt::format("it holds more than the {} bytes that are accepted, unpacked", max_bytes));
    }
    if (filled == buffer.size()) bytes = buffer.room(filled + 1, filled);
  }
}

/// Collects the places of inputs.
class InputList {
 public:
  explicit InputList(const InputOptions& options) : options_(&options) {}

  void add_file(const std::string& path, std::size_t number, std::size_t count) {
    if (is_zip(path)) return add_zip(path);
    places.push_back({path, path, {}, false, 0, 0, number, count, {}});
  }

  void add_folder(const std::string& path) {
    std::error_code failure;
    std::vector<std::string> files;
    for (const std::string& name : folder_names(path, failure)) {
      std::string file = (fs::path(path) / name).string();
      std::error_code ignored;  // what cannot be looked at cannot be read
      if (belongs(file) && fs::is_regular_file(file, ignored)) files.push_back(std::move(file));
    }
    if (failure) {
      throw Error(ErrorCode::storage, fmt::format("the folder cannot be read: {}", failure.message()), {path, 0, 0});
    }
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size(); ++i) add_file(files[i], i + 1, files.size());
  }

  std::vector<InputPlace> places;

 private:
  bool belongs(std::string_view file) const {
    if (file.ends_with(zip_suffix)) return true;
    if (file.ends_with(gzip_suffix)) file.remove_suffix(gzip_suffix.size());
    return file.ends_with(options_->suffix);
  }

  void add_zip(const std::string& path) {
    const std::size_t before = places.size();
    try {
      for (ZipFile zip(path); zip.next();) {
        if (!zip.member().ends_with(options_->suffix)) continue;
        places.push_back({path + "/" + zip.member(),
                          path,
                          zip.position(),
                          true,
                          zip.size(),
                          zip.crc(),
                          places.size() - before + 1,
                          0,
                          {}});
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::parse) throw;
      places.resize(before);
      places.push_back({path, path, {}, false, 0, 0, 1, 1, error.what()});
    }
    for (std::size_t i = before; i < places.size(); ++i) places[i].count = places.size() - before;
  }

  const InputOptions* options_;
};

}  // namespace

bool is_zip(const std::string& path) {
  char mark[4] = {};
  std::ifstream file(path, std::ios::binary);
  file.read(mark, sizeof mark);
  // "PK" and the mark of a first member, or of the end of an empty archive.
  return file.gcount() == sizeof mark && std::string_view(mark, 2) == zip_mark &&
         ((mark[2] == 3 && mark[3] == 4) || (mark[2] == 5 && mark[3] == 6));
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::vector<InputPlace> list_inputs(const std::string& path, const InputOptions& options) {
  if (path == standard_input) return {{"standard input", path, {}, false, 0, 0, 1, 1, {}}};
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status)) throw Error(ErrorCode::not_found, fmt::format("there is no file '{}'", path));
  InputList list(options);
  if (fs::is_directory(status)) {
    list.add_folder(path);
  } else {
    list.add_file(path, 1, 1);
  }
  return std::move(list.places);
}

struct InputReader::State {
  InputOptions options;
  ByteBuffer buffer;
  std::optional<ZipFile> zip;  // the one read last
  std::string zip_path;
};

InputReader::InputReader(InputOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
}
InputReader::InputReader(InputReader&&) noexcept = default;
InputReader& InputReader::operator=(InputReader&&) noexcept = default;
InputReader::~InputReader() = default;

std::string_view InputReader::read(const InputPlace& place) {
  State& state = *state_;
  const std::size_t most = state.options.max_bytes;
  if (!place.fault.empty()) throw Error(ErrorCode::parse, place.fault);
  if (place.packed) {
    if (!state.zip || state.zip_path != place.path) {
      state.zip.emplace(place.path);
      state.zip_path = place.path;
    }
    state.zip->go_to(place.member);
    return state.zip->read(state.buffer, most);
  }
  if (place.path != standard_input) {
    return read_stream(GzipFile(gzopen(place.path.c_str(), "rb")), place.name, most, state.buffer);
  }
  const std::string_view bytes =
      read_stream(GzipFile(gzdopen(dup(STDIN_FILENO), "rb")), place.name, most, state.buffer);
  if (!bytes.starts_with(zip_mark)) return bytes;
  throw Error(ErrorCode::parse, "a .zip is read from a file, not from standard input");
}

struct InputStream::State {
  std::string name;
  std::optional<ZipFile> zip;
  GzipFile plain;
};

namespace {

/// What is wrong with the bytes of an input, with its name.
template <class Read>
auto of_input(const std::string& name, Read read) {
  try {
    return read();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::parse) throw;
    throw Error(error.code(), error.what(), {name, 0, 0});
  }
}

}  // namespace

InputStream::InputStream(const InputPlace& place) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.name = place.name;
  if (!place.packed) {
    state.plain.reset(gzopen(place.path.c_str(), "rb"));
    require_open(state.plain, place.name);
    return;
  }
  of_input(place.name, [&] {
    state.zip.emplace(place.path);
    state.zip->go_to(place.member);
    state.zip->open();
  });
}
InputStream::InputStream(InputStream&&) noexcept = default;
InputStream& InputStream::operator=(InputStream&&) noexcept = default;
InputStream::~InputStream() = default;

std::size_t InputStream::read(char* into, std::size_t size) {
  return of_input(state_->name, [&] {
    if (state_->zip) return state_->zip->read_part(into, size);
    std::size_t filled = 0;
    while (filled < size) {
      const std::size_t got = read_some(state_->plain, state_->name, into + filled, size - filled);
      if (got == 0) break;
      filled += got;
    }
    return filled;
  });
}

}  // namespace capex::core
