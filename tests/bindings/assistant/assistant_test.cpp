// Lines of the Model Context Protocol, answered one by one: whatever they hold.
#include "capex/assistant.hpp"

#include "bindings/assistant/argument_schema.hpp"
#include "bindings/assistant/tools.hpp"
#include "capex/database.hpp"
#include "catch.hpp"
#include "io/json/json_tree.hpp"
#include "io/temporary_folder.hpp"

namespace assistant_test {

using namespace capex;

namespace {

/// A file with the example data, made once.
std::filesystem::path example_file() {
  static const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "ai.db";
  if (!std::filesystem::exists(file)) {
    Database::create(file).import_csv({std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex"});
  }
  return file;
}

std::string answer(std::string_view line, bool write = false) {
  AssistantOptions options;
  options.file = example_file();
  options.write = write;
  return answer_assistant(line, options);
}

std::string call(const std::string& name, const std::string& arguments, bool write = false) {
  return answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":")" + name + R"(","arguments":)" +
                    arguments + "}}",
                write);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string code_of(const std::string& line) {
  const core::JsonValue message = core::read_json(line);
  return message.member("error") == nullptr ? "" : message.member("error")->member("code")->text;
}

std::string error_id_of(const std::string& line) {
  const core::JsonValue message = core::read_json(line);
  REQUIRE(message.member("error") != nullptr);
  return message.member("id")->text;
}

}  // namespace

TEST_CASE("a version that is known is agreed to, and for any other the newest is offered") {
  const auto asked = [](const std::string& version) {
    return answer(R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":")" + version + "\"}}");
  };
  CHECK(has(asked("2024-11-05"), R"("protocolVersion":"2024-11-05")"));
  CHECK(has(asked("2099-01-01"), R"("protocolVersion":"2025-06-18")"));
  CHECK(code_of(answer(R"({"jsonrpc":"2.0","id":0,"method":"initialize"})")) == "-32602");
}

TEST_CASE("an id comes back as it was written") {
  for (const char* id : {"0", "-7", "123456789012345678901234567890", "1.5e3", R"("a \"quoted\" one")", R"("")"}) {
    const std::string line = std::string(R"({"jsonrpc":"2.0","id":)") + id + R"(,"method":"ping"})";
    CHECK(answer(line) == std::string(R"({"jsonrpc":"2.0","id":)") + id + R"(,"result":{}})");
  }
  for (const char* id : {"null", "true", "[1]", "{}"}) {
    INFO(id);
    CHECK(code_of(answer(std::string(R"({"jsonrpc":"2.0","id":)") + id + R"(,"method":"ping"})")) == "-32600");
  }
}

TEST_CASE("notifications, empty lines and answers to nothing are not answered") {
  for (const char* line :
       {R"({"jsonrpc":"2.0","method":"notifications/initialized"})", R"({"jsonrpc":"2.0","method":"no such thing"})",
        R"({"jsonrpc":"2.0","id":1,"result":{}})", "", "  \t\r"}) {
    INFO(line);
    CHECK(answer(line).empty());
  }
}

TEST_CASE("what is no request is refused by JSON-RPC's codes") {
  const std::string deep(100'000, '[');
  for (const std::string& line :
       {std::string("nonsense"), std::string("{"), std::string(R"({"a":01})"), std::string(R"({"a":1,})"),
        std::string("{}{}"), std::string("{\"a\":\"\xff\xfe\"}"), std::string("{\"a\":\"\x01\"}"), std::string("1"),
        std::string("\"x\""), std::string("nul"), std::string("\0", 1), deep, deep + std::string(100'000, ']'),
        std::string(R"({"a":"\ud800"})"), std::string(R"({"a":tru})"), std::string(R"({"a" 1})")}) {
    INFO(line.substr(0, 40));
    CHECK(code_of(answer(line)) == "-32700");
  }
  for (const char* line : {"{}", "[]", R"({"id":1,"method":"ping"})", R"({"jsonrpc":"1.0","id":1,"method":"ping"})",
                           R"({"jsonrpc":2.0,"id":1,"method":"ping"})", R"({"jsonrpc":"2.0","id":1})",
                           R"({"jsonrpc":"2.0","id":1,"method":5})"}) {
    INFO(line);
    CHECK(code_of(answer(line)) == "-32600");
  }
  CHECK(code_of(answer(std::string(longest_assistant_line + 1, ' '))) == "-32600");
  CHECK(code_of(answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/lst"})")) == "-32601");
  CHECK(code_of(answer(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[1]})")) == "-32602");
  CHECK(code_of(answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":1}})")) == "-32602");
  CHECK(code_of(answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}})")) == "-32602");
  CHECK(error_id_of(answer(R"({"jsonrpc":"2.0","id":"mine","method":"pong"})")) == "mine");
}

TEST_CASE("a line that is cut anywhere, or has a byte changed, is answered by one line") {
  const std::string line =
      R"({"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"list","arguments":{"what":"groups"}}})";
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::string changed = line;
    for (const char byte : {'\0', '"', '{', ']', '\\', '\x80', '9'}) {
      changed[at] = byte;
      const std::string said = answer(changed);
      CHECK(said.find('\n') == std::string::npos);
      if (!said.empty()) CHECK(core::read_json(said).kind == core::JsonValue::Kind::object);
    }
    if (at > 0) CHECK(code_of(answer(line.substr(0, at))) == "-32700");
  }
}

TEST_CASE("a list of requests is answered by a list, without what is not to be answered") {
  const std::string said = answer(R"([{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"x"},5])");
  const core::JsonValue answers = core::read_json(said);
  REQUIRE(answers.items.size() == 2);
  CHECK(answers.items[0].member("result") != nullptr);
  CHECK(answers.items[1].member("error")->member("code")->text == "-32600");
  CHECK(answer(R"([{"jsonrpc":"2.0","method":"x"}])").empty());
  std::string many = "[";
  for (int i = 0; i < 101; ++i) many += "1,";
  CHECK(code_of(answer(many + "1]")) == "-32600");
}

TEST_CASE("what a tool cannot take is the tool's error, with what it can") {
  for (const auto& [name, arguments, words] : std::initializer_list<std::tuple<const char*, const char*, const char*>>{
           {"show", R"({"companies":["metta"]})", "did you mean meta"},
           {"show", R"({"companies":[["meta"]]})", "a list of texts, of which one is a list"},
           {"show", R"({"companies":{"a":1}})", "not an object"},
           {"show", R"({"companies":"meta","limit":-1})", "limit: a whole number from 0 to 1000"},
           {"show", R"({"companies":"meta","revisions":"maybe"})", "true or false"},
           {"show", R"({})", "Name one or more"},
           {"growth", R"({"companies":"meta","max_rate_age":"x"})", "max-rate-age"},
           {"explain", R"({"company":"meta"})", "one period"},
           {"convert", R"({"to":"USD"})", "amount: it is needed"},
           {"list", R"({"what":"companis"})", "companies"},
           {"list", "[]", "arguments: an object, not a list"}}) {
    INFO(name << ' ' << arguments);
    const std::string said = call(name, arguments);
    CHECK(has(said, R"("isError":true)"));
    INFO(said);
    CHECK(has(said, words));
  }
}

TEST_CASE("an answer that is longer than it may be is cut, and says where the rest is") {
  AssistantOptions options;
  options.file = example_file();
  options.most_bytes = 1000;
  const std::string said = answer_assistant(
      R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"show","arguments":{"companies":["all"],"period":"2024H1"}}})",
      options);
  CHECK(has(said, R"("next_offset":)"));
  CHECK(has(said, "the rest with offset="));
  options.most_bytes = 100;
  CHECK(has(
      answer_assistant(
          R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"explain","arguments":{"company":"meta","period":"2024"}}})",
          options),
      "ask with brief=true"));
}

TEST_CASE("a question that takes too long, or whose process ends, is an error that says so") {
  AssistantOptions options;
  options.file = example_file();
  const char* const line =
      R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list","arguments":{"what":"groups"}}})";
  options.run = [](const auto&) { return std::nullopt; };
  CHECK(has(answer_assistant(line, options), "took too long"));
  options.run = [](const auto&) -> std::optional<std::string> { throw Error(ErrorCode::storage, "it ended"); };
  CHECK(has(answer_assistant(line, options), R"("text":"it ended")"));
  options.run = [](const auto& question) { return std::optional(question()); };
  CHECK(has(answer_assistant(line, options), R"("isError":false)"));
}

TEST_CASE("every tool has a schema in which every argument is described") {
  AssistantOptions options;
  options.write = true;
  CHECK(bindings::tools_of(options).size() == 15);
  for (const bindings::Tool* tool : bindings::tools_of(options)) {
    INFO(tool->name);
    const core::JsonValue described = core::read_json(description_of(*tool));
    const core::JsonValue& schema = *described.member("inputSchema");
    const core::JsonValue& properties = *schema.member("properties");
    CHECK_FALSE(properties.members.empty());
    for (const auto& [name, property] : properties.members) {
      INFO(name);
      REQUIRE(property.member("description") != nullptr);
    }
    if (!tool->writes) {
      for (const std::string& name : bindings::names_of(tool->name)) {
        INFO(name);
        CHECK(properties.member(bindings::argument_name(name)) != nullptr);
      }
    }
    CHECK((described.member("annotations")->member("readOnlyHint")->text == "true") == !tool->writes);
  }
}

TEST_CASE("nothing is entered without --write, nor by a trial") {
  const char* const source = R"({"key":"ft-2030","publisher":"FT","kind":"press","known_on":"2030-01-05"})";
  CHECK(code_of(call("add_source", source)) == "-32602");
  CHECK(has(call("add_source", source, true), "nothing was changed: dry_run=false does it"));
  CHECK(has(call("add_source", R"({"key":"ft-2030"})", true), "publisher: it is needed"));
  CHECK(has(call("add_company", R"({"key":"acme","aliases":["Acme Corp","ACME"],"dry_run":"maybe"})", true),
            "true or false"));
  CHECK(has(call("undo", R"({"import":"x"})", true), "is no import"));
  CHECK_FALSE(has(call("list", R"({"what":"sources","limit":1000})"), "ft-2030"));
}

}  // namespace assistant_test
