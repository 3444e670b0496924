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
  if (unzOpenCurrentFile(archive_.get()) != UNZ_OK) {
    throw Error(ErrorCode::parse, "this member cannot be unpacked: it is damaged, or packed by an unknown method");
  }
  // One byte more than the directory tells of is asked for: the checksum is compared at the member's end.
  char* const bytes = buffer.room(size_ + 1);
  std::size_t filled = 0;
  int got = 0;
  do {
    const auto wanted = static_cast<unsigned>(std::min(size_ + 1 - filled, std::size_t{1} << 30));
    got = unzReadCurrentFile(archive_.get(), bytes + filled, wanted);
    if (got > 0) filled += static_cast<std::size_t>(got);
  } while (got > 0 && filled <= size_);
  const int closed = unzCloseCurrentFile(archive_.get());
  if (got < 0 || closed != UNZ_OK || filled != size_)
    throw Error(ErrorCode::parse, "this member is damaged or encrypted");
  return {bytes, filled};
}

}  // namespace capex::core
