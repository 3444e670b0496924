// The members of a .zip, one after another (PKWARE's APPNOTE; read with zlib's minizip).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "capex/error.hpp"
#include "io/byte_buffer.hpp"

namespace capex {

class ZipFile {
 public:
  /// Error{parse} when the file is no whole archive, or one without members.
  explicit ZipFile(const std::string& path);
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  /// Moves to the next member; false at the end. Error{parse} when the directory is damaged.
  bool next();
  /// Back before the first.
  void rewind() { begun_ = false; }
  /// "CIK0000789019.json"; of a folder with a slash at its end.
  const std::string& member() const { return member_; }
  /// The member's bytes, unpacked into the buffer. Error{parse} when it is damaged or encrypted, or longer than
  /// `max_bytes`.
  std::string_view read(ByteBuffer& buffer, std::size_t max_bytes);

 private:
  struct Close {
    void operator()(void* archive) const;
  };

  std::unique_ptr<void, Close> archive_;
  bool begun_ = false;
  std::string member_;
  std::size_t size_ = 0;  // of the member, as its directory entry says
};

}  // namespace capex
