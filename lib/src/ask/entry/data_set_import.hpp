// The SEC's quarterly data sets into a file: figures of parts of companies that it knows, and of tags of their own. The
// days come from the figures that their filings have in the file already, so company facts go before.
//
// Rows are read one after another; those that may become figures are kept until the last, as the rows of a filing may
// stand anywhere. Then the file is asked, filer by filer, and all is one import.
#pragma once

#include <string>
#include <vector>

#include "ask/entry/loading.hpp"
#include "io/input/open_input.hpp"

namespace capex::core {

/// Where the two tables of a quarter are.
struct DataSetPlace {
  InputPlace filings;  // sub.txt
  InputPlace numbers;  // num.txt
};

/// The data sets of the paths: folders or .zip files that have both tables, or folders of such .zip files. None where
/// the paths are of something else. Error{usage} where only some of them are data sets, or one table is without the
/// other.
std::vector<DataSetPlace> find_data_sets(const std::vector<std::string>& paths);

/// What became of the rows is said in notes. Error{not_found} where no filing is of a company that the file knows.
Loaded import_data_sets(Store& store, const std::vector<DataSetPlace>& places, const SecOptions& how,
                        const ImportOptions& options, const ImportOf& what);

}  // namespace capex::core
