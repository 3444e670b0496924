// What a caller gets when memory ends, wherever it ends: CAPEX_NO_MEMORY, and nothing that is half made.
//   memory_test FILE
#include <capex/capex.h>

#include <cstdio>
#include <cstdlib>
#include <new>

namespace {
long left = -1;  // how many allocations succeed yet; without end while negative
}

void* operator new(std::size_t size) {
  if (left == 0) throw std::bad_alloc();
  if (left > 0) --left;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  if (left == 0) return nullptr;
  if (left > 0) --left;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace {

/// Opens, asks and reads through Arrow with so many allocations; whether that was enough.
bool try_with(const char* file, long allocations, int& refused) {
  const capex_word words[] = {{"companies", "alibaba,bat"}, {"period", "2024H1"}, {"in", "USD"}};
  capex_database* db = nullptr;
  capex_answer* answer = nullptr;
  left = allocations;
  capex_code code = capex_open(file, &db);
  if (code == CAPEX_OK) code = capex_ask(db, "growth", words, 3, &answer);
  ArrowArrayStream stream{};
  if (code == CAPEX_OK) code = capex_answer_stream(answer, &stream);
  int arrow = 0;
  if (code == CAPEX_OK) {
    ArrowSchema schema{};
    ArrowArray array{};
    arrow = stream.get_schema(&stream, &schema);
    if (arrow == 0) arrow = stream.get_next(&stream, &array);
    if (schema.release != nullptr) schema.release(&schema);
    if (array.release != nullptr) array.release(&array);
    stream.release(&stream);
  }
  left = -1;
  capex_answer_close(answer);
  capex_close(db);
  if (code != CAPEX_OK && code != CAPEX_NO_MEMORY) {
    std::printf("after %ld allocations: %s: %s\n", allocations, capex_code_name(code), capex_message());
    std::exit(1);
  }
  if (code != CAPEX_OK || arrow != 0) ++refused;
  return code == CAPEX_OK && arrow == 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  int refused = 0;
  long allocations = 0;
  // Each of the first ones, then at steps that grow; where it is enough, back to the last of them, one by one.
  long step = 1;
  for (; !try_with(arguments[1], allocations, refused); allocations += step) step = 1 + allocations / 150;
  long last = allocations > 400 ? allocations - 400 : 0;
  for (; last < allocations; ++last) try_with(arguments[1], last, refused);
  std::printf("enough after %ld allocations; refused %d times with no_memory\n", allocations, refused);
  return refused > 300 ? 0 : 1;
}
