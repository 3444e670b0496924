// Threads that each open the file, threads that share a database, and threads that read one answer, all at once.
//   threads_test FILE
#include <capex/capex.h>

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr capex_word words[] = {{"companies", "alibaba,tencent,bat"}, {"period", "2024H1"}, {"in", "USD"}};

std::string text_of(const capex_answer* answer) {
  std::string all;
  for (std::size_t row = 0; row < capex_answer_rows(answer); ++row) {
    for (std::size_t column = 0; column < capex_answer_columns(answer); ++column) {
      char text[512];
      capex_answer_text(answer, row, column, text, sizeof text);
      all += text;
      all += ',';
    }
  }
  return all;
}

std::string asked(capex_database* db) {
  capex_answer* answer = nullptr;
  if (capex_ask(db, "growth", words, 3, &answer) != CAPEX_OK) return capex_message();
  std::string text = text_of(answer);
  capex_answer_close(answer);
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  capex_database* shared = nullptr;
  capex_answer* answer = nullptr;
  if (capex_open(arguments[1], &shared) != CAPEX_OK || capex_ask(shared, "growth", words, 3, &answer) != CAPEX_OK) {
    std::puts(capex_message());
    return 1;
  }
  const std::string expected = text_of(answer);
  std::vector<std::string> found(12);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&, i] {
      if (i % 3 == 0) {
        found[i] = text_of(answer);
      } else if (i % 3 == 1) {
        found[i] = asked(shared);
      } else {
        capex_database* own = nullptr;
        found[i] = capex_open(arguments[1], &own) == CAPEX_OK ? asked(own) : capex_message();
        capex_close(own);
      }
    });
  }
  for (std::thread& each : threads) each.join();
  // A message is of the thread that failed.
  std::string elsewhere = "nothing";
  std::thread([&] {
    capex_database* none = nullptr;
    capex_open("/nowhere/at.all", &none);
    elsewhere = capex_message();
  }).join();
  const bool apart = std::string(capex_message()).find("nowhere") == std::string::npos &&
                     elsewhere.find("nowhere") != std::string::npos;
  capex_answer_close(answer);
  capex_close(shared);
  for (const std::string& each : found) {
    if (each == expected && !each.empty()) continue;
    std::printf("expected %s\nfound    %s\n", expected.c_str(), each.c_str());
    return 1;
  }
  return apart ? 0 : 1;
}
