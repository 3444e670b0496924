#include "io/input/unzip.hpp"

#include <fmt/core.h>
#include <minizip/unzip.h>

#include <algorithm>

namespace capex::core {

void ZipFile::Close::operator()(void* archive) const {
  unzClose(archive);
}

ZipFile::ZipFile(const std::string& path) : archive_(unzOpen64(path.c_str())) {
  if (!archive_) throw Error(ErrorCode::parse, "this .zip is empty, or not whole: no directory is found at its end");
}

ZipFile::~ZipFile() = default;

bool ZipFile::next() {
  const int moved = begun_ ? unzGoToNextFile(archive_.get()) : unzGoToFirstFile(archive_.get());
  begun_ = true;
  if (moved == UNZ_END_OF_LIST_OF_FILE) return false;

  if (moved != UNZ_OK) refuse();
  note_member();
  return true;
}

void ZipFile::note_member() {
  unz_file_info64 info{};
  int known = unzGetCurrentFileInfo64(archive_.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0);
  if (known == UNZ_OK) {
    member_.resize(info.size_filename);
    known =
        unzGetCurrentFileInfo64(archive_.get(), nullptr, member_.data(), info.size_filename, nullptr, 0, nullptr, 0);
  }
  if (known != UNZ_OK) refuse();
  size_ = info.uncompressed_size;
  crc_ = static_cast<std::uint32_t>(info.crc);
}

void ZipFile::refuse() const {
  throw Error(ErrorCode::parse, fmt::format("the directory of the .zip is damaged after '{}'", member_));
}

void ZipFile::refuse_member() {
  throw Error(ErrorCode::parse, "this member is damaged or encrypted");
}

std::array<std::uint64_t, 2> ZipFile::position() const {
  unz64_file_pos position{};
  if (unzGetFilePos64(archive_.get(), &position) != UNZ_OK) refuse();
  return {position.pos_in_zip_directory, position.num_of_file};
}

void ZipFile::go_to(const std::array<std::uint64_t, 2>& position) {
  const unz64_file_pos there{position[0], position[1]};
  if (unzGoToFilePos64(archive_.get(), &there) != UNZ_OK) refuse();
  note_member();
}

std::string_view ZipFile::read(ByteBuffer& buffer, std::size_t max_bytes) {
  if (size_ > max_bytes) {
    throw Error(ErrorCode::parse,
                fmt::format("its {} bytes, unpacked, are more than the {} that are accepted", size_, max_bytes));
  }
  open();
  // One byte more than the directory tells of is asked for: the checksum is compared at the member's end.
  char* const bytes = buffer.room(size_ + 1);
  const std::size_t filled = read_part(bytes, size_ + 1);
  if (filled != size_) refuse_member();
  return {bytes, filled};
}

void ZipFile::open() {
  open_ = unzOpenCurrentFile(archive_.get()) == UNZ_OK;
  read_ = 0;
  if (open_) return;
  throw Error(ErrorCode::parse, "this member cannot be unpacked: it is damaged, or packed by an unknown method");
}

std::size_t ZipFile::read_part(char* into, std::size_t size) {
  std::size_t filled = 0;
  while (open_ && filled < size) {
    const auto wanted = static_cast<unsigned>(std::min(size - filled, std::size_t{1} << 30));
    const int got = unzReadCurrentFile(archive_.get(), into + filled, wanted);
    if (got > 0) {
      filled += static_cast<std::size_t>(got);
      read_ += static_cast<std::size_t>(got);
      continue;
    }
    open_ = false;
    if (unzCloseCurrentFile(archive_.get()) != UNZ_OK || got < 0 || read_ != size_) refuse_member();
  }
  return filled;
}

}  // namespace capex::core
