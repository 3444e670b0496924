#include "bindings/c/arrow.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>
#include <vector>

namespace capex::bindings {

namespace {

constexpr std::size_t batch_rows = 122'880;  // a row group of DuckDB's

/// What a schema or an array points to. Consumers may move children out, which are then released by themselves.
template <class One>
struct Held {
  std::shared_ptr<const Table> table = {};
  std::string format = {}, name = {};
  std::vector<const void*> buffers = {};
  std::vector<One> children = {};
  std::vector<One*> places = {};
  One dictionary = {};
};

template <class One>
void release(One* one) {
  auto* held = static_cast<Held<One>*>(one->private_data);
  for (One& child : held->children) {
    if (child.release != nullptr) child.release(&child);
  }
  if (held->dictionary.release != nullptr) held->dictionary.release(&held->dictionary);
  delete held;
  one->release = nullptr;
}

template <class One>
struct Release {
  void operator()(Held<One>* held) const {
    One one{};
    one.private_data = held;
    release(&one);
  }
};
template <class One>
using Holding = std::unique_ptr<Held<One>, Release<One>>;

/// Hands it over; nothing throws from here on.
template <class One>
One given(Holding<One> holding, One one) {
  Held<One>& held = *holding;
  one.n_children = static_cast<std::int64_t>(held.children.size());
  one.children = held.places.data();
  if (held.dictionary.release != nullptr) one.dictionary = &held.dictionary;
  one.release = release<One>;
  one.private_data = holding.release();
  return one;
}

/// Room for the children, whose places no longer move.
template <class One>
Holding<One> holding_for(std::size_t children) {
  Holding<One> held(new Held<One>());
  held->children.resize(children);
  for (One& child : held->children) held->places.push_back(&child);
  return held;
}

ArrowSchema schema_of(std::string format, std::string name, std::vector<std::string> child, bool dictionary) {
  Holding<ArrowSchema> held = holding_for<ArrowSchema>(child.size());
  held->format = std::move(format);
  held->name = std::move(name);
  if (!child.empty()) held->children[0] = schema_of("u", std::move(child[0]), {}, false);
  if (dictionary) held->dictionary = schema_of("u", "", {}, false);
  ArrowSchema schema{};
  schema.format = held->format.c_str();
  schema.name = held->name.c_str();
  schema.flags = ARROW_FLAG_NULLABLE;
  return given(std::move(held), schema);
}

ArrowSchema schema_of(const Column& column) {
  switch (column.type) {
    case Column::Type::text:
      return schema_of(column.width == 1 ? "c" : column.width == 2 ? "s" : "i", column.name, {}, true);
    case Column::Type::list:
      return schema_of("+l", column.name, {"item"}, false);
    case Column::Type::day:
      return schema_of("tdD", column.name, {}, false);
    case Column::Type::whole:
      return schema_of("l", column.name, {}, false);
    case Column::Type::decimal:
      return schema_of("d:38," + std::to_string(column.scale), column.name, {}, false);
    case Column::Type::real:
      break;
  }
  return schema_of("g", column.name, {}, false);
}

ArrowArray array_of(const std::shared_ptr<const Table>& table, const Texts& texts) {
  Holding<ArrowArray> held = holding_for<ArrowArray>(0);
  held->table = table;
  held->buffers = {nullptr, texts.begins.data(), texts.bytes.data()};
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(texts.size());
  array.n_buffers = 3;
  array.buffers = held->buffers.data();
  return given(std::move(held), array);
}

ArrowArray array_of(const std::shared_ptr<const Table>& table, const Column& column, std::size_t begin,
                    std::size_t end) {
  const bool is_list = column.type == Column::Type::list;
  Holding<ArrowArray> held = holding_for<ArrowArray>(is_list ? 1 : 0);
  held->table = table;
  held->buffers = {column.nulls > 0 ? column.valid.data() : nullptr, column.values.data()};
  if (is_list) held->children[0] = array_of(table, column.texts);
  if (column.type == Column::Type::text) held->dictionary = array_of(table, column.texts);
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(end - begin);
  array.offset = static_cast<std::int64_t>(begin);
  array.null_count = end - begin == table->rows || column.nulls == 0 ? column.nulls : -1;  // not counted
  array.n_buffers = 2;
  array.buffers = held->buffers.data();
  return given(std::move(held), array);
}

/// A stream's way over its table.
struct Streaming {
  std::shared_ptr<const Table> table;
  std::size_t next = 0;
  const char* error = nullptr;
};

Streaming& behind(ArrowArrayStream* stream) {
  return *static_cast<Streaming*>(stream->private_data);
}

template <class Make>
int answer(ArrowArrayStream* stream, Make make) {
  try {
    make(behind(stream));
    return 0;
  } catch (...) {
    behind(stream).error = "out of memory";
    return ENOMEM;
  }
}

}  // namespace

ArrowSchema arrow_schema(const Table& table) {
  Holding<ArrowSchema> held = holding_for<ArrowSchema>(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) held->children[i] = schema_of(table.columns[i]);
  ArrowSchema schema{};
  schema.format = "+s";
  schema.name = "";
  return given(std::move(held), schema);
}

ArrowArray arrow_array(const std::shared_ptr<const Table>& table, std::size_t begin, std::size_t end) {
  Holding<ArrowArray> held = holding_for<ArrowArray>(table->columns.size());
  held->table = table;
  held->buffers = {nullptr};
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    held->children[i] = array_of(table, table->columns[i], begin, end);
  }
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(end - begin);
  array.n_buffers = 1;
  array.buffers = held->buffers.data();
  return given(std::move(held), array);
}

ArrowArrayStream arrow_stream(const std::shared_ptr<const Table>& table) {
  ArrowArrayStream stream{};
  stream.private_data = new Streaming{table};
  stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    return answer(self, [out](const Streaming& streaming) { *out = arrow_schema(*streaming.table); });
  };
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    return answer(self, [out](Streaming& streaming) {
      const std::size_t rows = streaming.table->rows;
      if (streaming.next >= rows) {
        *out = ArrowArray{};  // released: the end
        return;
      }
      const std::size_t end = std::min(rows, streaming.next + batch_rows);
      *out = arrow_array(streaming.table, streaming.next, end);
      streaming.next = end;
    });
  };
  stream.get_last_error = [](ArrowArrayStream* self) { return behind(self).error; };
  stream.release = [](ArrowArrayStream* self) {
    delete &behind(self);
    self->release = nullptr;
  };
  return stream;
}

}  // namespace capex::bindings
