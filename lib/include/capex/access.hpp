// Whether a file is opened to be asked alone, or also to be changed.
#pragma once

namespace capex {

enum class Access { read_only, read_write };

}  // namespace capex
