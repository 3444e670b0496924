// What is written over and under a chart: what it shows, by which definition, at which rates, what is missing, as known
// when, and on how many sources it rests.
#pragma once

#include <string>
#include <vector>

#include "capex/chart.hpp"

namespace capex::look {

/// An answer of the chart, by what its series is called. `base` is what a growth grew from.
struct Told {
  std::string name;     // of its series
  std::string company;  // as people call it; empty for a sum, which has no definition of its own
  const Observation* observation = nullptr;
  const Observation* base = nullptr;
};

/// "Alibaba Group"; the key of a company that has no name.
const std::string& name_of(const Observation& one);

/// "Capex of Alibaba Group and Tencent, 2023H1 to 2024H2"; of growths with how far back: " over a year".
std::string title_of(const Chart& chart, const std::string& subject, const std::string& over);

std::vector<std::string> caption_of(const Chart& chart, const std::vector<Told>& told,
                                    const std::vector<Source>& sources, const std::string& as_of);

}  // namespace capex::look
