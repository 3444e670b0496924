#include "failing_memory.hpp"

#include <dlfcn.h>
#include <pthread.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstdlib>
#include <new>

#include "points.hpp"

namespace reliability {
namespace {

sqlite3_mem_methods real_memory;

void* allocate(int size) {
  return hurts(sqlite_allocation) ? nullptr : real_memory.xMalloc(size);
}

void* reallocate(void* block, int size) {
  return hurts(sqlite_allocation) ? nullptr : real_memory.xRealloc(block, size);
}

void* allocate_for_cpp(std::size_t size) noexcept {
  return hurts(cpp_allocation) ? nullptr : std::malloc(size == 0 ? 1 : size);
}

void* allocate_aligned(std::size_t size, std::align_val_t alignment) noexcept {
  const auto to = static_cast<std::size_t>(alignment);
  return hurts(cpp_allocation) ? nullptr : std::aligned_alloc(to, (size + to - 1) / to * to);
}

void* or_throw(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

}  // namespace

void use_failing_memory() {
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) != SQLITE_OK) std::abort();
  sqlite3_mem_methods failing = real_memory;
  failing.xMalloc = allocate;
  failing.xRealloc = reallocate;
  if (sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) != SQLITE_OK) std::abort();
}

}  // namespace reliability

void* operator new(std::size_t size) {
  return reliability::or_throw(reliability::allocate_for_cpp(size));
}
void* operator new[](std::size_t size) {
  return reliability::or_throw(reliability::allocate_for_cpp(size));
}
// Not made to fail: simdjson (3.0.1) does not look whether it has the buffer for which it asks so.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return reliability::or_throw(reliability::allocate_aligned(size, alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return reliability::or_throw(reliability::allocate_aligned(size, alignment));
}
void operator delete(void* block) noexcept {
  std::free(block);
}
void operator delete[](void* block) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  std::free(block);
}
void operator delete[](void* block, std::size_t) noexcept {
  std::free(block);
}
void operator delete(void* block, std::align_val_t) noexcept {
  std::free(block);
}
void operator delete[](void* block, std::align_val_t) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  std::free(block);
}
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept {
  std::free(block);
}

extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*),
                              void* argument) noexcept {
  if (reliability::hurts(reliability::thread_start)) return EAGAIN;
  static const auto start = reinterpret_cast<decltype(&pthread_create)>(::dlsym(RTLD_NEXT, "pthread_create"));
  return start(thread, attributes, work, argument);
}
