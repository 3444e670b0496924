// libxlsxwriter, loaded by the first who writes a workbook: it brings a library of cryptography, and to load these with
// every program that is linked with ours would take longer than a question does.
#pragma once

#include <xlsxwriter.h>

namespace capex::look {

/// Its functions, by their own names.
struct XlsxWriter {
  decltype(&::workbook_new_opt) workbook_new_opt = nullptr;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet = nullptr;
  decltype(&::workbook_add_format) workbook_add_format = nullptr;
  decltype(&::workbook_set_properties) workbook_set_properties = nullptr;
  decltype(&::workbook_close) workbook_close = nullptr;
  decltype(&::lxw_workbook_free) lxw_workbook_free = nullptr;
  decltype(&::worksheet_write_number) worksheet_write_number = nullptr;
  decltype(&::worksheet_write_string) worksheet_write_string = nullptr;
  decltype(&::worksheet_write_datetime) worksheet_write_datetime = nullptr;
  decltype(&::worksheet_write_url_opt) worksheet_write_url_opt = nullptr;
  decltype(&::worksheet_write_comment_opt) worksheet_write_comment_opt = nullptr;
  decltype(&::worksheet_set_column) worksheet_set_column = nullptr;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes = nullptr;
  decltype(&::worksheet_autofilter) worksheet_autofilter = nullptr;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape = nullptr;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages = nullptr;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows = nullptr;
  decltype(&::format_set_num_format) format_set_num_format = nullptr;
  decltype(&::format_set_bold) format_set_bold = nullptr;
  decltype(&::format_set_bottom) format_set_bottom = nullptr;
  decltype(&::format_set_align) format_set_align = nullptr;
  decltype(&::format_set_indent) format_set_indent = nullptr;
  decltype(&::format_set_underline) format_set_underline = nullptr;
  decltype(&::format_set_font_color) format_set_font_color = nullptr;
  decltype(&::lxw_strerror) lxw_strerror = nullptr;
};

/// Error{storage} where it is not installed.
const XlsxWriter& xlsxwriter();

}  // namespace capex::look
