#include "faulty_vfs.hpp"

#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>

#include "points.hpp"

namespace reliability {
namespace {

// SQLite gives each file room for this and, behind it, for the file of the VFS beneath.
struct FaultyFile {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<FaultyFile*>(file)->real;
}

int close(sqlite3_file* file) {
  return real(file)->pMethods->xClose(real(file));
}

int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
  if (hurts(vfs_read)) return plan.error;
  return real(file)->pMethods->xRead(real(file), into, size, at);
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
  if (hurts(vfs_write)) {
    if (plan.harm == Harm::kill) ::kill(::getpid(), SIGKILL);
    if (plan.harm == Harm::half) real(file)->pMethods->xWrite(real(file), data, size / 2, at);
    return plan.error;
  }
  return real(file)->pMethods->xWrite(real(file), data, size, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (hurts(vfs_truncate)) return plan.error;
  return real(file)->pMethods->xTruncate(real(file), size);
}

int sync(sqlite3_file* file, int flags) {
  if (hurts(vfs_sync)) return plan.error;
  return real(file)->pMethods->xSync(real(file), flags);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}

int lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}

int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}

int check_reserved_lock(sqlite3_file* file, int* reserved) {
  return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}

int file_control(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}

int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}

int device_characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

// Of the first version: no shared memory, as in a file with a rollback journal, and no mapped pages.
const sqlite3_io_methods methods = {1,
                                    close,
                                    read,
                                    write,
                                    truncate,
                                    sync,
                                    file_size,
                                    lock,
                                    unlock,
                                    check_reserved_lock,
                                    file_control,
                                    sector_size,
                                    device_characteristics,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr,
                                    nullptr};

sqlite3_vfs* beneath;

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  file->pMethods = nullptr;
  if (hurts(vfs_open)) return plan.error;
  auto* faulty = reinterpret_cast<FaultyFile*>(file);
  faulty->real = reinterpret_cast<sqlite3_file*>(faulty + 1);
  const int result = beneath->xOpen(beneath, name, faulty->real, flags, flags_out);
  if (faulty->real->pMethods != nullptr) file->pMethods = &methods;
  return result;
}

int remove(sqlite3_vfs*, const char* name, int sync_folder) {
  if (hurts(vfs_delete)) return plan.error;
  return beneath->xDelete(beneath, name, sync_folder);
}

}  // namespace

void use_faulty_vfs() {
  beneath = sqlite3_vfs_find(nullptr);
  if (beneath == nullptr) std::abort();
  static sqlite3_vfs faulty = *beneath;  // what takes no VFS's own data is called as it is
  faulty.zName = "faulty";
  faulty.szOsFile = beneath->szOsFile + static_cast<int>(sizeof(FaultyFile));
  faulty.xOpen = open;
  faulty.xDelete = remove;
  if (sqlite3_vfs_register(&faulty, 1) != SQLITE_OK) std::abort();
}

}  // namespace reliability
