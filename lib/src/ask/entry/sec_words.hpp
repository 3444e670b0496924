// What the words of SecOptions stand for in a file.
#pragma once

#include <optional>
#include <string>

#include "io/sec/concept_map.hpp"
#include "model/company.hpp"
#include "store/file/store.hpp"

namespace capex::core {

/// Nothing for no name. Error{usage} for a group, Error{not_found}.
std::optional<Company> named_company(const Store& store, const std::string& name);

/// The mapping at a path, of measures that the file has; the shipped one where there is no path. Bad rows go to
/// `problems`. Error{not_found} for a measure, Error{conflict} for one of another kind than the concept.
ConceptMap concepts_of(const Store& store, const std::string& path, Problems& problems);

}  // namespace capex::core
