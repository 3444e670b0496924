#include "io/input/in_order.hpp"

#include <pthread.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>

#include "catch.hpp"

namespace in_order_test {

using namespace capex;
using namespace capex::core;

namespace {

/// Numbers below `end`, the later ones of a few made sooner.
Maker<int> slow_numbers(int end) {
  return [end](std::size_t number) -> std::optional<int> {
    std::this_thread::sleep_for(std::chrono::microseconds(300 - 100 * (number % 4)));
    if (number >= static_cast<std::size_t>(end)) return std::nullopt;
    return static_cast<int>(number);
  };
}

}  // namespace

TEST_CASE("what is made on threads comes in order, and ends") {
  for (const unsigned threads : {0U, 1U, 3U}) {
    InOrder<int> made(InOrder<int>::unknown, threads, [] { return slow_numbers(50); });
    for (int expected = 0; expected < 50; ++expected) REQUIRE(made.next() == expected);
    CHECK(made.next() == std::nullopt);
    CHECK(made.next() == std::nullopt);
  }
}

TEST_CASE("where it is known how many there are, nobody is asked for more") {
  for (const unsigned threads : {0U, 1U, 3U}) {
    for (const std::size_t count : {0U, 1U, 20U}) {
      std::atomic<std::size_t> largest = 0, asked = 0;
      InOrder<std::size_t> made(count, threads, [&]() -> Maker<std::size_t> {
        return [&](std::size_t number) {
          ++asked;
          for (std::size_t before = largest; before < number && !largest.compare_exchange_weak(before, number);) {
          }
          return number;
        };
      });
      for (std::size_t expected = 0; expected < count; ++expected) REQUIRE(made.next() == expected);
      CHECK(made.next() == std::nullopt);
      CHECK(made.next() == std::nullopt);
      CHECK(asked == count);
      CHECK(largest == (count == 0 ? 0 : count - 1));
    }
  }
}

TEST_CASE("each thread makes with a maker of its own, and no more than two results ahead") {
  std::atomic<int> makers = 0, made_so_far = 0;
  InOrder<int> made(InOrder<int>::unknown, 2, [&]() -> Maker<int> {
    ++makers;
    return [&](std::size_t number) -> std::optional<int> {
      ++made_so_far;
      return static_cast<int>(number);
    };
  });
  for (int i = 0; i < 100; ++i) {
    REQUIRE(made.next() == i);
    REQUIRE(made_so_far <= i + 5);  // the one used, and two a thread
  }
  CHECK(makers <= 2);
}

TEST_CASE("a failure comes out in its place, after what was made before it") {
  for (const unsigned threads : {0U, 1U, 3U}) {
    InOrder<int> made(50, threads, []() -> Maker<int> {
      return [](std::size_t number) -> std::optional<int> {
        if (number == 7) throw std::runtime_error("seven");
        return static_cast<int>(number);
      };
    });
    for (int expected = 0; expected < 7; ++expected) REQUIRE(made.next() == expected);
    CHECK_THROWS_AS(made.next(), std::runtime_error);
  }
}

TEST_CASE("what nobody waits for any more is given up") {
  InOrder<std::string> made(InOrder<std::string>::unknown, 2, []() -> Maker<std::string> {
    return [](std::size_t number) -> std::optional<std::string> { return std::to_string(number); };
  });
  CHECK(made.next() == "0");
}

TEST_CASE("where the system has no more threads the work is done here") {
  pthread_attr_t usual, absurd;
  REQUIRE(pthread_getattr_default_np(&usual) == 0);
  REQUIRE(pthread_getattr_default_np(&absurd) == 0);
  REQUIRE(pthread_attr_setstacksize(&absurd, std::size_t{1} << 46) == 0);  // more than there are addresses
  REQUIRE(pthread_setattr_default_np(&absurd) == 0);
  {
    InOrder<int> made(3, 2, []() -> Maker<int> {
      return [](std::size_t number) -> std::optional<int> { return static_cast<int>(number); };
    });
    CHECK(made.next() == 0);
    CHECK(made.next() == 1);
    CHECK(made.next() == 2);
    CHECK(made.next() == std::nullopt);
  }
  REQUIRE(pthread_setattr_default_np(&usual) == 0);
}

}  // namespace in_order_test
