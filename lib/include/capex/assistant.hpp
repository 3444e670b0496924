// Questions of an assistant, a program that calls tools: the Model Context Protocol (JSON-RPC 2.0, a message a line),
// of which this is the answering side, without the pipe. `capex serve --stdio` is made of it.
//
// Each line is answered by itself, from the file as it is at that moment; nothing is kept between two. Whatever a line
// holds is answered or refused, never thrown.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace capex {

struct AssistantOptions {
  std::filesystem::path file;
  /// Also offers the tools that add to the file and take imports back.
  bool write = false;
  std::string version = {};  // of the program, for whoever asks
  /// How many bytes of rows an answer has at most: what is cut says how to go on.
  std::size_t most_bytes = 262'144;
  /// Runs a question and returns what it returns, or nothing where that took too long; unset, it is run as it is.
  std::function<std::optional<std::string>(const std::function<std::string()>& question)> run = {};
};

/// A longer line is not read: see refuse_long_line().
constexpr std::size_t longest_assistant_line = 1 << 20;

/// The message that answers a line, itself a line without its end; empty for what is not to be answered.
std::string answer_assistant(std::string_view line, const AssistantOptions& options);
/// What answers a line that is longer than the longest.
std::string refuse_long_line();

}  // namespace capex
