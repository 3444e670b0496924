#include "bindings/c/table.hpp"

#include <utility>

#include "bindings/c/pass_columns.hpp"

namespace capex::bindings {

namespace {

/// Columns of rows that come one after another.
class TableMaker {
 public:
  RowVisitor visitor() {
    return {[this](std::vector<std::string> names) {
              for (std::string& name : names) columns_.emplace_back(std::move(name));
            },
            [this](const Row& row) {
              for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].add(row[i]);
              ++rows_;
            }};
  }

  Table finish() && {
    Table table;
    table.rows = rows_;
    for (ColumnMaker& column : columns_) table.columns.push_back(std::move(column).finish());
    return table;
  }

 private:
  std::vector<ColumnMaker> columns_;
  std::size_t rows_ = 0;
};

Table sources_table(const std::vector<Source>& sources) {
  TableMaker made;
  const RowVisitor visit = made.visitor();
  visit.columns({"key", "publisher", "kind", "form", "title", "url", "known_on"});
  const auto cell = [](const std::string& text) { return text.empty() ? Cell() : Cell(text); };
  for (const Source& one : sources) {
    visit.row({one.key, cell(one.publisher), cell(one.kind), cell(one.form), cell(one.title), cell(one.url),
               one.known_on.ok() ? Cell(to_string(one.known_on)) : Cell()});
  }
  return std::move(made).finish();
}

}  // namespace

Table ask_table(const Database& db, std::string_view kind, const Words& words) {
  if (kind == "export-growth" || kind == "export_growth") {
    PassColumns made;
    pass(db, words, [&made](const PassRow& row) { made.add(row); });
    Table table = std::move(made).finish();
    table.sources = std::make_shared<const Table>(sources_table({}));
    return table;
  }
  TableMaker made;
  Reply beside = ask(db, kind, words, made.visitor());
  Table table = std::move(made).finish();
  table.notes = std::move(beside.notes);
  table.gaps = std::move(beside.gaps);
  table.sources = std::make_shared<const Table>(sources_table(beside.sources));
  return table;
}

}  // namespace capex::bindings
