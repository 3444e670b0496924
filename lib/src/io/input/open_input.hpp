// Inputs one after another, whatever they are packed in: a plain file, a .gz, a .zip of thousands of members, a folder
// of these, or "-" for standard input. What a file is shows in its first bytes, not in its name. Only one input is held
// at a time, in a buffer that is used again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"

namespace capex::core {

struct InputOptions {
  /// Of a folder or a .zip only files with this suffix count (in a folder also with .gz after it, and .zip).
  std::string suffix = ".json";
  /// A larger input is refused: nothing that is unpacked may fill the memory.
  std::size_t max_bytes = std::size_t{1} << 30;
};

/// Where an input is, so that whoever reads it, on whatever thread, can open it by himself.
struct InputPlace {
  std::string name;                       // for messages: "facts.zip/CIK0000789019.json"
  std::string path;                       // of the file; "-" is standard input
  std::array<std::uint64_t, 2> member{};  // of a .zip: where its entry stands in the directory, and the number of it
  bool packed = false;                    // a member of a .zip
  std::size_t bytes = 0;                  // of a member: how many it has unpacked, and their CRC-32
  std::uint32_t crc = 0;
  std::size_t number = 1, count = 1;  // among the inputs of its archive or folder, for progress
  std::string fault;                  // an archive that is damaged: what is wrong; nothing can be read of it
};

/// The inputs behind a path, of a folder ordered by name, of a .zip in its own order, without reading them. What is
/// damaged says so as its fault. Error{not_found} or Error{storage} when the path itself cannot be read.
std::vector<InputPlace> list_inputs(const std::string& path, const InputOptions& options = {});

/// Whether a file is a .zip, by its first bytes.
bool is_zip(const std::string& path);

/// The CRC-32 of bytes, as a .zip has it of its members.
std::uint32_t checksum(std::string_view bytes);

/// Reads inputs one after another; standard input may be plain or gzip. Not shared between threads: each has its own.
class InputReader {
 public:
  explicit InputReader(InputOptions options = {});
  InputReader(InputReader&&) noexcept;
  InputReader& operator=(InputReader&&) noexcept;
  ~InputReader();

  /// The unpacked bytes, valid until the next call. Error{parse} where they are damaged or too many.
  std::string_view read(const InputPlace& place);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One input's unpacked bytes a part at a time, so that what is held does not grow with it. Standard input is none.
class InputStream {
 public:
  /// Error{parse} or Error{storage}.
  explicit InputStream(const InputPlace& place);
  InputStream(InputStream&&) noexcept;
  InputStream& operator=(InputStream&&) noexcept;
  ~InputStream();

  /// Up to `size` bytes, fewer only at the end. Error{parse} where they are damaged, Error{storage}.
  std::size_t read(char* into, std::size_t size);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
