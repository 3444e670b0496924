// All of capexdb's door: open a file, ask it, add to it.
//
// These headers are what is stable: members and functions are added to them, and none is taken away or changes its
// meaning within a major version; name members where you fill them in, as others may come between. They need the C++
// standard library alone.
#pragma once

#include "capex/access.hpp"
#include "capex/answer.hpp"
#include "capex/assistant.hpp"
#include "capex/book.hpp"
#include "capex/chart.hpp"
#include "capex/database.hpp"
#include "capex/day.hpp"
#include "capex/entry.hpp"
#include "capex/error.hpp"
#include "capex/import.hpp"
#include "capex/look.hpp"
#include "capex/page.hpp"
#include "capex/question.hpp"
#include "capex/rows.hpp"
#include "capex/shape.hpp"
#include "capex/status.hpp"
#include "capex/view.hpp"
