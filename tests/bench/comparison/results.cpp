#include "results.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace capex::core::bench {

std::optional<double> Measured::number(const std::string& name) const {
  const auto found = numbers.find(name);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

void Measured::keep_best(const std::string& name, double number) {
  const auto [entry, is_new] = numbers.try_emplace(name, number);
  if (!is_new) entry->second = std::min(entry->second, number);
}

// A line is: figures, "number" or "words", name, tab, value.
void append(const std::filesystem::path& file, std::int64_t figures, const Measured& measured) {
  std::ofstream out(file, std::ios::app);
  out.precision(15);
  for (const auto& [name, number] : measured.numbers) out << figures << " number " << name << '\t' << number << '\n';
  for (const auto& [name, text] : measured.words) out << figures << " words " << name << '\t' << text << '\n';
  if (!out.flush()) throw std::runtime_error("cannot be written: " + file.string());
}

Results read_results(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot be read: " + file.string());
  Results results;
  std::int64_t figures = 0;
  std::string kind, name, value;
  while (in >> figures >> kind >> std::ws && std::getline(in, name, '\t') && std::getline(in, value)) {
    if (kind == "number") results[figures].numbers[name] = std::stod(value);
    if (kind == "words") results[figures].words[name] = value;
  }
  return results;
}

}  // namespace capex::core::bench
