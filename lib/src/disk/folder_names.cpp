#include "disk/folder_names.hpp"

#include <dirent.h>

#include <cerrno>
#include <memory>

namespace capex::core {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

std::vector<std::string> folder_names(const std::filesystem::path& folder, std::error_code& failure) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, CloseFolder> opened(::opendir(folder.c_str()));
  if (opened == nullptr) {
    failure.assign(errno, std::generic_category());
    return names;
  }
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(opened.get());
    if (entry == nullptr) break;
    names.emplace_back(entry->d_name);
  }
  failure.assign(errno, std::generic_category());
  return names;
}

}  // namespace capex::core
