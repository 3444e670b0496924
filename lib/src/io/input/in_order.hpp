// Work that is done ahead on other threads and used here, in order: whatever the number of threads, what is used comes
// as if all had been done one after another.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace capex::core {

/// Makes the results 0, 1, 2 ..., each by its number, or nothing where there are no more; called with rising numbers,
/// on one thread. Where there are several threads each skips what the others make.
template <class Result>
using Maker = std::function<std::optional<Result>(std::size_t number)>;

template <class Result>
class InOrder {
 public:
  /// How many results there are where only their makers know. Of several threads more than one may then ask for numbers
  /// past the last.
  static constexpr std::size_t unknown = std::numeric_limits<std::size_t>::max();

  /// So many results. Each thread has a maker of its own, made on it. With one thread its maker is asked for every
  /// number in turn, and so it is where no thread can be started. Of what is made, no more than two results a thread
  /// wait or are under way.
  InOrder(std::size_t count, unsigned threads, std::function<Maker<Result>()> maker)
      : count_(count), maker_(std::move(maker)), slots_(std::size_t{2} * threads), end_(count) {
    try {
      for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { make(); });
    } catch (const std::exception&) {
      // As many as the system starts do it, and where it starts none, this one.
      if (threads_.empty()) slots_.clear();
    }
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;
  ~InOrder() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    room_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  /// The next result, on the calling thread; nothing at the end. What its maker threw comes out here.
  std::optional<Result> next() {
    if (used_ == count_) return std::nullopt;
    if (slots_.empty()) return made_here();
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[used_ % slots_.size()];
    ready_.wait(lock, [&] { return slot.done; });
    if (slot.failure) std::rethrow_exception(slot.failure);
    if (!slot.result) return std::nullopt;
    std::optional<Result> result = std::move(slot.result);
    slot = {};
    ++used_;
    lock.unlock();
    room_.notify_one();
    return result;
  }

 private:
  struct Slot {
    std::optional<Result> result;
    std::exception_ptr failure;
    bool done = false;
  };

  std::optional<Result> made_here() {
    if (!own_) own_ = maker_();
    return own_(used_++);
  }

  void make() {
    Maker<Result> maker;
    std::unique_lock lock(mutex_);
    while (true) {
      room_.wait(lock, [&] { return stopped_ || begun_ < used_ + slots_.size(); });
      if (stopped_ || begun_ >= end_) return;
      const std::size_t number = begun_++;
      lock.unlock();
      Slot made;
      try {
        if (!maker) maker = maker_();
        made.result = maker(number);
      } catch (...) {
        made.failure = std::current_exception();
      }
      made.done = true;
      lock.lock();
      // Nobody is asked for what comes after an end or a failure.
      if (!made.result) end_ = std::min(end_, number + 1);
      slots_[number % slots_.size()] = std::move(made);
      ready_.notify_one();
    }
  }

  const std::size_t count_;
  std::function<Maker<Result>()> maker_;
  Maker<Result> own_;  // where there are no threads
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::vector<Slot> slots_;  // of number n: n modulo their number
  std::size_t begun_ = 0;    // numbers given to a thread
  std::size_t used_ = 0;
  std::size_t end_;  // past the last that is asked for
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

/// How many threads make what this one uses, on this machine.
inline unsigned threads_ahead() {
  const unsigned cores = std::thread::hardware_concurrency();
  return cores < 2 ? 0 : cores;
}

}  // namespace capex::core
