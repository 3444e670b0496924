#include "look/book/xlsxwriter.hpp"

#ifdef CAPEX_XLSXWRITER
#include <dlfcn.h>
#endif

#include "capex/error.hpp"

namespace capex::look {

namespace {

#ifdef CAPEX_XLSXWRITER

[[noreturn]] void fail_to_load() {
  const char* const why = ::dlerror();
  throw Error(ErrorCode::storage, std::string(why == nullptr ? "no library" : why) + "; install libxlsxwriter (" +
                                      CAPEX_XLSXWRITER + "), which writes workbooks");
}

class Loaded {
 public:
  // Until the program ends.
  Loaded() : library_(::dlopen(CAPEX_XLSXWRITER, RTLD_NOW | RTLD_LOCAL)) {
    if (library_ == nullptr) fail_to_load();
  }
  template <class Function>
  void find(Function*& function, const char* name, Function* /*to link*/) const {
    void* const found = ::dlsym(library_, name);
    if (found == nullptr) fail_to_load();
    function = reinterpret_cast<Function*>(found);
  }

 private:
  void* library_;
};

#define CAPEX_FIND(name) found.find(all.name, #name, static_cast<decltype(&::name)>(nullptr))

#else

// There is only an archive, which is linked.
class Loaded {
 public:
  template <class Function>
  void find(Function*& function, const char* /*name*/, Function* linked) const {
    function = linked;
  }
};

#define CAPEX_FIND(name) found.find(all.name, #name, &::name)

#endif

XlsxWriter functions() {
  const Loaded found;
  XlsxWriter all;
  CAPEX_FIND(workbook_new_opt);
  CAPEX_FIND(workbook_add_worksheet);
  CAPEX_FIND(workbook_add_format);
  CAPEX_FIND(workbook_set_properties);
  CAPEX_FIND(workbook_close);
  CAPEX_FIND(lxw_workbook_free);
  CAPEX_FIND(worksheet_write_number);
  CAPEX_FIND(worksheet_write_string);
  CAPEX_FIND(worksheet_write_datetime);
  CAPEX_FIND(worksheet_write_url_opt);
  CAPEX_FIND(worksheet_write_comment_opt);
  CAPEX_FIND(worksheet_set_column);
  CAPEX_FIND(worksheet_freeze_panes);
  CAPEX_FIND(worksheet_autofilter);
  CAPEX_FIND(worksheet_set_landscape);
  CAPEX_FIND(worksheet_fit_to_pages);
  CAPEX_FIND(worksheet_repeat_rows);
  CAPEX_FIND(format_set_num_format);
  CAPEX_FIND(format_set_bold);
  CAPEX_FIND(format_set_bottom);
  CAPEX_FIND(format_set_align);
  CAPEX_FIND(format_set_indent);
  CAPEX_FIND(format_set_underline);
  CAPEX_FIND(format_set_font_color);
  CAPEX_FIND(lxw_strerror);
  return all;
}

#undef CAPEX_FIND

}  // namespace

const XlsxWriter& xlsxwriter() {
  static const XlsxWriter loaded = functions();
  return loaded;
}

}  // namespace capex::look
