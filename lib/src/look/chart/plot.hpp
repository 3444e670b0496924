// What stands between the axes: bars, lines, boxes beside marks, stacks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "capex/chart.hpp"
#include "look/chart/pen.hpp"

namespace capex::look {

/// Whether the chart is bars with names beside them.
bool is_turned(const Chart& chart);

/// The style of each series: one a company where guidance stands beside outcome, else one each.
std::vector<std::size_t> styles_of(const Chart& chart);

/// Whether it is drawn hollow: a number that no source states itself.
bool is_hollow(Status status);

/// "Tencent 2024H1: 23.088bn CNY, stated".
std::string words_of(const Chart& chart, const ChartSeries& series, std::size_t period);

std::string plotted(const Chart& chart, const Frame& frame, const std::string& id);

/// Of lines: how wide their names and newest numbers are at their right ends, and these.
double names_width(const Chart& chart);

}  // namespace capex::look
