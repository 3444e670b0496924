#include "capex/io/open_input.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

#include "io/byte_buffer.hpp"
#include "io/unzip.hpp"

namespace capex {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view zip_mark = "PK";
constexpr std::string_view gzip_suffix = ".gz";
constexpr std::string_view zip_suffix = ".zip";

struct CloseGzip {
  void operator()(gzFile file) const { gzclose_r(file); }
};
using GzipFile = std::unique_ptr<gzFile_s, CloseGzip>;

/// All bytes of a stream, gzip or plain: zlib passes on what is not packed.
std::string_view read_stream(const GzipFile& stream, const std::string& name, std::size_t max_bytes,
                             ByteBuffer& buffer) {
  if (!stream) throw Error(ErrorCode::storage, fmt::format("'{}' cannot be opened for reading", name));
  std::size_t filled = 0;
  char* bytes = buffer.room(std::size_t{1} << 16);
  for (;;) {
    const auto wanted = static_cast<unsigned>(std::min(buffer.size() - filled, std::size_t{1} << 30));
    const int got = gzread(stream.get(), bytes + filled, wanted);
    int code = Z_OK;
    if (got <= 0) gzerror(stream.get(), &code);
    if (code == Z_ERRNO) throw Error(ErrorCode::storage, fmt::format("'{}' cannot be read to its end", name));
    if (code == Z_BUF_ERROR) throw Error(ErrorCode::parse, "the gzip data ends too early");
    if (got < 0) throw Error(ErrorCode::parse, "the gzip data is damaged");
    if (got == 0) return {bytes, filled};
    filled += static_cast<std::size_t>(got);
    if (filled > max_bytes) {
      throw Error(ErrorCode::parse, fmt::format("more than the {} bytes that are accepted", max_bytes));
    }
    if (filled == buffer.size()) bytes = buffer.room(filled + 1, filled);
  }
}

bool is_zip(const std::string& path) {
  char mark[4] = {};
  std::ifstream file(path, std::ios::binary);
  file.read(mark, sizeof mark);
  // "PK" and the mark of a first member, or of the end of an empty archive.
  return file.gcount() == sizeof mark && std::string_view(mark, 2) == zip_mark &&
         ((mark[2] == 3 && mark[3] == 4) || (mark[2] == 5 && mark[3] == 6));
}

class Inputs {
 public:
  Inputs(const std::function<void(const Input&)>& use, Problems& problems, const InputOptions& options)
      : use_(&use), problems_(&problems), options_(&options) {}

  void read_standard_input() {
    const std::string name = "standard input";
    use(name, 1, 1, [&] {
      const std::string_view bytes =
          read_stream(GzipFile(gzdopen(dup(STDIN_FILENO), "rb")), name, options_->max_bytes, buffer_);
      if (!bytes.starts_with(zip_mark)) return bytes;
      throw Error(ErrorCode::parse, "a .zip is read from a file, not from standard input");
    });
  }

  void read_file(const std::string& path, std::size_t number, std::size_t count) {
    if (is_zip(path)) return read_zip(path);
    use(path, number, count,
        [&] { return read_stream(GzipFile(gzopen(path.c_str(), "rb")), path, options_->max_bytes, buffer_); });
  }

  void read_folder(const std::string& path) {
    std::error_code failure;
    std::vector<std::string> files;
    for (auto entry = fs::directory_iterator(path, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
      std::string file = entry->path().string();
      if (entry->is_regular_file() && belongs(file)) files.push_back(std::move(file));
    }
    if (failure) {
      throw Error(ErrorCode::storage, fmt::format("the folder cannot be read: {}", failure.message()), {path, 0, 0});
    }
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size(); ++i) read_file(files[i], i + 1, files.size());
  }

 private:
  bool belongs(std::string_view file) const {
    if (file.ends_with(zip_suffix)) return true;
    if (file.ends_with(gzip_suffix)) file.remove_suffix(gzip_suffix.size());
    return file.ends_with(options_->suffix);
  }

  void read_zip(const std::string& path) {
    std::optional<ZipFile> zip;
    bool more = true;
    std::size_t count = 0;
    const auto count_members = [&] {
      for (zip.emplace(path); zip->next();) count += belongs(*zip) ? 1U : 0U;
      zip->rewind();
    };
    if (!guarded(path, count_members)) return;
    std::size_t number = 0;
    while (guarded(path, [&] { more = zip->next(); }) && more) {
      if (!belongs(*zip)) continue;
      use(path + "/" + zip->member(), ++number, count, [&] { return zip->read(buffer_, options_->max_bytes); });
    }
  }

  bool belongs(const ZipFile& zip) const { return zip.member().ends_with(options_->suffix); }

  /// Hands on what `read` gives.
  template <class Read>
  void use(const std::string& name, std::size_t number, std::size_t count, Read&& read) {
    std::string_view bytes;
    if (guarded(name, [&] { bytes = read(); })) (*use_)({name, bytes, number, count});
  }

  /// False and a problem where what is read is damaged.
  template <class Read>
  bool guarded(const std::string& name, Read&& read) {
    try {
      read();
      return true;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::parse) throw;
      problems_->push_back(Problem{Place{name}, error.what()});
      return false;
    }
  }

  const std::function<void(const Input&)>* use_;
  Problems* problems_;
  const InputOptions* options_;
  ByteBuffer buffer_;
};

}  // namespace

void for_each_input(const std::string& path, const std::function<void(const Input&)>& use, Problems& problems,
                    const InputOptions& options) {
  Inputs inputs(use, problems, options);
  if (path == "-") return inputs.read_standard_input();
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status)) throw Error(ErrorCode::not_found, fmt::format("there is no file '{}'", path));
  if (fs::is_directory(status)) return inputs.read_folder(path);
  inputs.read_file(path, 1, 1);
}

}  // namespace capex
