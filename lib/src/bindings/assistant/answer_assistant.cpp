#include "capex/assistant.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "bindings/assistant/json_parts.hpp"
#include "bindings/assistant/tools.hpp"
#include "capex/error.hpp"
#include "text/near_names.hpp"

namespace capex {

namespace {

using bindings::json_text;
using bindings::JsonObject;
using core::JsonValue;
using Kind = JsonValue::Kind;

// JSON-RPC 2.0, section 5.1.
enum class Fault { parse = -32700, request = -32600, method = -32601, params = -32602, internal = -32603 };

/// What a message is refused with; all else that is thrown is a tool's.
struct Refusal {
  Fault fault;
  std::string message;
};

// Those whose tools are as they are here; the newest first, which is offered to whoever asks for another.
constexpr std::string_view protocol_versions[] = {"2025-06-18", "2025-03-26", "2024-11-05"};

constexpr std::size_t longest_batch = 100;

constexpr std::string_view instructions =
    "What companies spend on AI infrastructure, from one file. Amounts are exact, in whole units of their currency, "
    "between the bounds low and high; growth is a fraction (1.23 is +123%). Each row has a status: stated, derived and "
    "implied have a number, range and limit have bounds alone, all others none, and 'gaps' says why. Nothing is "
    "converted unless 'in' says so. Cite the sources of the rows. Begin with list (what=companies).";

std::string message(std::string_view id, std::string_view name, std::string_view value) {
  return JsonObject{{"jsonrpc", R"("2.0")"}, {"id", std::string(id)}, {name, std::string(value)}}.text();
}

std::string refusal(std::string_view id, Fault fault, std::string_view words) {
  const JsonObject error{{"code", std::to_string(static_cast<int>(fault))}, {"message", json_text(words)}};
  return message(id, "error", error.text());
}

std::string initialized(const JsonValue* params, const AssistantOptions& options) {
  const JsonValue* asked = params == nullptr ? nullptr : params->member("protocolVersion");
  if (asked == nullptr || asked->kind != Kind::text) {
    throw Refusal{Fault::params, "initialize: protocolVersion is needed, a text"};
  }
  const bool is_known =
      std::find(std::begin(protocol_versions), std::end(protocol_versions), asked->text) != std::end(protocol_versions);
  return JsonObject{
      {"protocolVersion", json_text(is_known ? std::string_view(asked->text) : protocol_versions[0])},
      {"capabilities", R"({"tools":{"listChanged":false}})"},
      {"serverInfo",
       JsonObject{{"name", R"("capex")"}, {"title", R"("capexdb")"}, {"version", json_text(options.version)}}.text()},
      {"instructions", json_text(instructions)}}
      .text();
}

std::string listed(const JsonValue* params, const AssistantOptions& options) {
  const JsonValue* cursor = params == nullptr ? nullptr : params->member("cursor");
  if (cursor != nullptr && cursor->kind != Kind::null) {
    throw Refusal{Fault::params, "tools/list: there is one page, and no cursor leads to another"};
  }
  std::vector<std::string> tools;
  for (const bindings::Tool* tool : bindings::tools_of(options)) tools.push_back(description_of(*tool));
  return JsonObject{{"tools", bindings::json_list(tools)}}.text();
}

std::string text_block(std::string_view text) {
  return JsonObject{{"type", R"("text")"}, {"text", json_text(text)}}.text();
}

std::string refused_call(std::string_view words) {
  return JsonObject{{"content", bindings::json_list({text_block(words)})}, {"isError", "true"}}.text();
}

/// The tool's answer, or its refusal, from which the assistant learns to ask better.
std::string answered_call(const bindings::Tool& tool, const JsonValue& arguments, const AssistantOptions& options) {
  try {
    const bindings::ToolAnswer answer = tool.answer(options, tool, arguments);
    return JsonObject{{"content", bindings::json_list({text_block(answer.text), text_block(answer.json)})},
                      {"structuredContent", answer.json},
                      {"isError", "false"}}
        .text();
  } catch (const std::exception& failure) {
    return refused_call(failure.what());
  }
}

std::string called(const JsonValue* params, const AssistantOptions& options) {
  const JsonValue* name = params == nullptr ? nullptr : params->member("name");
  if (name == nullptr || name->kind != Kind::text) throw Refusal{Fault::params, "tools/call: name is needed, a text"};
  const std::vector<const bindings::Tool*> tools = bindings::tools_of(options);
  const auto tool =
      std::find_if(tools.begin(), tools.end(), [&](const bindings::Tool* each) { return each->name == name->text; });
  if (tool == tools.end()) {
    const auto enters = [&](const bindings::Tool& each) { return each.name == name->text; };
    if (std::any_of(std::begin(bindings::entering_tools), std::end(bindings::entering_tools), enters)) {
      throw Refusal{Fault::params,
                    fmt::format("{} changes the file, and this server only reads: it was started without "
                                "--write",
                                name->text)};
    }
    std::vector<std::string> names;
    for (const bindings::Tool* each : tools) names.emplace_back(each->name);
    throw Refusal{Fault::params,
                  fmt::format("no tool '{}'{}", name->text, core::did_you_mean_one_of(name->text, names))};
  }
  JsonValue arguments{Kind::object};
  if (const JsonValue* said = params->member("arguments"); said != nullptr && said->kind != Kind::null) {
    if (said->kind != Kind::object)
      return refused_call(fmt::format("arguments: an object, not {}", to_string(said->kind)));
    arguments = *said;
  }
  const std::function<std::string()> question = [&] { return answered_call(**tool, arguments, options); };
  if (!options.run) return question();
  try {
    if (const std::optional<std::string> answer = options.run(question)) return *answer;
  } catch (const std::exception& failure) {
    return refused_call(failure.what());
  }
  return refused_call("the question took too long and was stopped: ask of fewer companies or a shorter period");
}

std::string result_of(std::string_view method, const JsonValue* params, const AssistantOptions& options) {
  if (params != nullptr && params->kind != Kind::object) {
    throw Refusal{Fault::params, fmt::format("params: an object, not {}", to_string(params->kind))};
  }
  if (method == "initialize") return initialized(params, options);
  if (method == "ping") return "{}";
  if (method == "tools/list") return listed(params, options);
  if (method == "tools/call") return called(params, options);
  const std::vector<std::string> methods = {"initialize", "ping", "tools/list", "tools/call"};
  throw Refusal{Fault::method, fmt::format("no method '{}'{}", method, core::did_you_mean_one_of(method, methods))};
}

/// Of one message; empty for a notification, and for an answer to a question that was not asked.
std::string answered(const JsonValue& request, const AssistantOptions& options) {
  if (request.kind != Kind::object) {
    return refusal("null", Fault::request, fmt::format("a request is an object, not {}", to_string(request.kind)));
  }
  const JsonValue* id = request.member("id");
  const bool has_id = id != nullptr && (id->kind == Kind::text || id->kind == Kind::number);
  const std::string said_id = !has_id ? "null" : id->kind == Kind::text ? json_text(id->text) : id->text;
  const JsonValue* method = request.member("method");
  if (method == nullptr && (request.member("result") != nullptr || request.member("error") != nullptr)) return {};
  const JsonValue* version = request.member("jsonrpc");
  if (version == nullptr || version->kind != Kind::text || version->text != "2.0") {
    return refusal(said_id, Fault::request, "a request has \"jsonrpc\": \"2.0\"");
  }
  if (method == nullptr || method->kind != Kind::text) {
    return refusal(said_id, Fault::request, "a request has a method, a text");
  }
  if (id != nullptr && !has_id) {
    return refusal("null", Fault::request, fmt::format("an id is a text or a number, not {}", to_string(id->kind)));
  }
  if (!has_id) return {};
  try {
    return message(said_id, "result", result_of(method->text, request.member("params"), options));
  } catch (const Refusal& refused) {
    return refusal(said_id, refused.fault, refused.message);
  } catch (const std::exception& failure) {
    return refusal(said_id, Fault::internal, failure.what());
  }
}

std::string answered_all(const JsonValue& batch, const AssistantOptions& options) {
  if (batch.items.empty()) return refusal("null", Fault::request, "a list of requests is empty");
  if (batch.items.size() > longest_batch) {
    return refusal("null", Fault::request, fmt::format("more than {} requests in a list", longest_batch));
  }
  std::vector<std::string> answers;
  for (const JsonValue& request : batch.items) {
    std::string answer = answered(request, options);
    if (!answer.empty()) answers.push_back(std::move(answer));
  }
  return answers.empty() ? "" : bindings::json_list(answers);
}

}  // namespace

std::string answer_assistant(std::string_view line, const AssistantOptions& options) {
  if (line.size() > longest_assistant_line) return refuse_long_line();
  if (line.find_first_not_of(" \t\r\n") == std::string_view::npos) return {};
  JsonValue request;
  try {
    request = core::read_json(line);
  } catch (const std::exception& failure) {
    return refusal("null", Fault::parse, failure.what());
  }
  return request.kind == Kind::list ? answered_all(request, options) : answered(request, options);
}

std::string refuse_long_line() {
  return refusal("null", Fault::request, fmt::format("a line of more than {} bytes", longest_assistant_line));
}

}  // namespace capex
