// The members of a .zip, one after another (PKWARE's APPNOTE; read with zlib's minizip).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "capex/error.hpp"
#include "io/input/byte_buffer.hpp"

namespace capex::core {

class ZipFile {
 public:
  /// Error{parse} when the file is no whole archive, or one without members.
  explicit ZipFile(const std::string& path);
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  /// Moves to the next member; false at the end. Error{parse} when the directory is damaged.
  bool next();
  /// Where the member is, for another reader of the same file.
  std::array<std::uint64_t, 2> position() const;
  /// Moves to a member by its position. Error{parse} when the directory is damaged.
  void go_to(const std::array<std::uint64_t, 2>& position);
  /// "CIK0000789019.json"; of a folder with a slash at its end.
  const std::string& member() const { return member_; }
  /// Of the member, as its directory entry says: how many bytes it has unpacked, and their CRC-32.
  std::size_t size() const { return size_; }
  std::uint32_t crc() const { return crc_; }
  /// The member's bytes, unpacked into the buffer. Error{parse} when it is damaged or encrypted, or longer than
  /// `max_bytes`.
  std::string_view read(ByteBuffer& buffer, std::size_t max_bytes);
  /// The same in parts, however long it is: open() once, then up to `size` bytes at a time, fewer only at its end.
  void open();
  std::size_t read_part(char* into, std::size_t size);

 private:
  struct Close {
    void operator()(void* archive) const;
  };

  void note_member();
  [[noreturn]] void refuse() const;
  [[noreturn]] static void refuse_member();

  std::unique_ptr<void, Close> archive_;
  bool begun_ = false;
  bool open_ = false;     // the member is read in parts
  std::size_t read_ = 0;  // of it, so far
  std::string member_;
  std::size_t size_ = 0;
  std::uint32_t crc_ = 0;
};

}  // namespace capex::core
