/* ask_c FILE KIND [NAME VALUE]...: asks libcapex, and writes the answer as lines of cells, a tab between: first the names,
 * then the rows. */
#include <capex/capex.h>
#include <stdio.h>
#include <stdlib.h>

static int failed(void) {
  fprintf(stderr, "%s\n", capex_message());
  return EXIT_FAILURE;
}

int main(int count, char** arguments) {
  capex_word words[16];
  capex_database* database = NULL;
  capex_answer* answer = NULL;
  size_t size = 0, row, column;
  int i;
  for (i = 3; i + 1 < count && size < sizeof words / sizeof words[0]; i += 2, ++size) {
    words[size].name = arguments[i];
    words[size].value = arguments[i + 1];
  }
  if (capex_open(arguments[1], &database) != CAPEX_OK) return failed();
  if (capex_ask(database, arguments[2], words, size, &answer) != CAPEX_OK) return failed();
  for (column = 0; column < capex_answer_columns(answer); ++column) {
    printf("%s%s", column == 0 ? "" : "\t", capex_answer_name(answer, column));
  }
  for (row = 0; row < capex_answer_rows(answer); ++row) {
    putchar('\n');
    for (column = 0; column < capex_answer_columns(answer); ++column) {
      char text[4096] = "";
      capex_answer_text(answer, row, column, text, sizeof text);
      printf("%s%s", column == 0 ? "" : "\t", text);
    }
  }
  putchar('\n');
  capex_answer_close(answer);
  capex_close(database);
  return EXIT_SUCCESS;
}
