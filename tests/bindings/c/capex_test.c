/* The C interface as a C program uses it: capex_test FILE, a database of the example data. */
#include <capex/capex.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                               \
  do {                                                                 \
    if (!(condition)) {                                                \
      ++failures;                                                      \
      printf("%d: %s\n  %s\n", __LINE__, #condition, capex_message()); \
    }                                                                  \
  } while (0)

static size_t place_of(const capex_answer* answer, const char* name) {
  size_t i;
  for (i = 0; i < capex_answer_columns(answer); ++i) {
    if (strcmp(capex_answer_name(answer, i), name) == 0) return i;
  }
  printf("no column %s\n", name);
  ++failures;
  return 0;
}

static int says(const capex_answer* answer, size_t row, const char* column, const char* expected) {
  char text[256];
  const size_t size = capex_answer_text(answer, row, place_of(answer, column), text, sizeof text);
  if (size == strlen(expected) && strcmp(text, expected) == 0) return 1;
  printf("%s is '%s'\n", column, text);
  return 0;
}

static void growth(capex_database* db) {
  const capex_word words[] = {{"companies", "alibaba,tencent"}, {"period", "2024H1"}};
  const capex_word dollars[] = {{"company", "alibaba"}, {"period", "2024H1"}, {"in", "USD"}};
  capex_answer *answer = NULL, *sources = NULL, *none = NULL;
  int64_t whole = 0;
  double real = 0, reals[2] = {0, 0};
  int32_t which[2] = {7, 7};
  size_t firsts[2] = {7, 7}, count = 7;
  char text[4];
  CHECK(capex_ask(db, "growth", words, 2, &answer) == CAPEX_OK);
  CHECK(capex_answer_rows(answer) == 2);
  CHECK(says(answer, 1, "company", "tencent"));
  CHECK(says(answer, 1, "amount", "23088000000"));
  CHECK(says(answer, 1, "first_day", "2024-01-01"));
  CHECK(says(answer, 1, "growth_status", "stated") || says(answer, 1, "growth_status", "derived"));
  CHECK(capex_answer_type(answer, place_of(answer, "amount")) == CAPEX_WHOLE);
  CHECK(capex_answer_type(answer, place_of(answer, "growth")) == CAPEX_DECIMAL);
  CHECK(capex_answer_scale(answer, place_of(answer, "growth")) == 6);
  CHECK(capex_answer_type(answer, place_of(answer, "sources")) == CAPEX_LIST);
  CHECK(capex_answer_type(answer, place_of(answer, "rate")) == CAPEX_WHOLE); /* nothing was converted */
  CHECK(!capex_answer_has(answer, 1, place_of(answer, "rate")));
  CHECK(capex_answer_whole(answer, 1, place_of(answer, "amount"), &whole) && whole == 23088000000);
  CHECK(capex_answer_whole(answer, 1, place_of(answer, "first_day"), &whole) && whole == 19723);
  CHECK(capex_answer_real(answer, 1, place_of(answer, "growth"), &real) && real == 1.760402);
  CHECK(!capex_answer_real(answer, 1, place_of(answer, "company"), &real));
  CHECK(capex_answer_reals(answer, place_of(answer, "growth"), reals) && reals[1] == 1.760402);
  CHECK(capex_answer_reals(answer, place_of(answer, "rate"), reals) && reals[1] != reals[1]);
  CHECK(!capex_answer_reals(answer, place_of(answer, "company"), reals) && !capex_answer_reals(answer, 3, NULL));
  CHECK(capex_answer_lists(answer, place_of(answer, "sources"), which, firsts, &count));
  CHECK(count == 2 && which[0] == 0 && which[1] == 1 && firsts[0] == 0 && firsts[1] == 1);
  CHECK(!capex_answer_lists(answer, place_of(answer, "company"), which, firsts, &count) && count == 2);
  CHECK(!capex_answer_lists(answer, place_of(answer, "sources"), which, NULL, &count));
  CHECK(!capex_answer_whole(answer, 2, 0, &whole) && !capex_answer_has(answer, 0, 1000));
  CHECK(capex_answer_text(answer, 1, place_of(answer, "company"), text, sizeof text) == 7);
  CHECK(strcmp(text, "ten") == 0);
  CHECK(capex_answer_text(answer, 1, place_of(answer, "company"), NULL, 0) == 7);
  CHECK(capex_answer_name(answer, 1000) == NULL);
  CHECK(capex_answer_sources(answer, &sources) == CAPEX_OK);
  CHECK(capex_answer_rows(sources) > 2 && capex_answer_type(sources, 6) == CAPEX_DAY);
  CHECK(capex_answer_sources(sources, &none) == CAPEX_USAGE && none == NULL);
  capex_answer_close(sources);
  capex_answer_close(answer);

  CHECK(capex_ask(db, "growth", dollars, 3, &answer) == CAPEX_OK);
  CHECK(capex_answer_type(answer, place_of(answer, "amount")) == CAPEX_DECIMAL);
  CHECK(capex_answer_scale(answer, place_of(answer, "amount")) == 2);
  capex_answer_close(answer);
}

static void errors(const char* path, const char* program) {
  capex_database* db = NULL;
  capex_answer* answer = NULL;
  const capex_word unknown[] = {{"companies", "alibabba"}};
  const capex_word wrong[] = {{"company", "alibaba"}, {"period", "2024X9"}};
  const capex_word half[] = {{"company", NULL}};
  CHECK(capex_open("/nowhere/at.all", &db) == CAPEX_NOT_FOUND && db == NULL);
  CHECK(strstr(capex_message(), "/nowhere/at.all") != NULL);
  CHECK(capex_open(NULL, &db) == CAPEX_USAGE);
  CHECK(capex_open(path, NULL) == CAPEX_USAGE);
  CHECK(capex_open(program, &db) == CAPEX_NOT_A_STORE && db == NULL);
  CHECK(capex_open(path, &db) == CAPEX_OK && db != NULL);
  CHECK(capex_ask(db, "growth", unknown, 1, &answer) == CAPEX_NOT_FOUND && answer == NULL);
  CHECK(strstr(capex_message(), "did you mean alibaba") != NULL);
  CHECK(capex_ask(db, "growth", wrong, 2, &answer) == CAPEX_USAGE && strstr(capex_message(), "period") != NULL);
  CHECK(capex_ask(db, "grow", wrong, 2, &answer) == CAPEX_USAGE && strstr(capex_message(), "growth") != NULL);
  CHECK(capex_ask(db, "growth", half, 1, &answer) == CAPEX_USAGE);
  CHECK(capex_ask(db, "growth", NULL, 1, &answer) == CAPEX_USAGE);
  CHECK(capex_ask(db, NULL, NULL, 0, &answer) == CAPEX_USAGE);
  CHECK(capex_ask(NULL, "verify", NULL, 0, &answer) == CAPEX_USAGE);
  CHECK(capex_ask(db, "verify", NULL, 0, NULL) == CAPEX_USAGE);
  CHECK(strcmp(capex_code_name(CAPEX_NOT_FOUND), "not_found") == 0);
  CHECK(strcmp(capex_code_name(CAPEX_INTERNAL), "internal") == 0);
  CHECK(strcmp(capex_code_name(99), "unknown") == 0);
  CHECK(capex_answer_rows(NULL) == 0 && capex_answer_columns(NULL) == 0 && capex_answer_name(NULL, 0) == NULL);
  CHECK(capex_answer_note(NULL, 0) == NULL && capex_answer_gap(NULL, 0) == NULL);
  CHECK(!capex_answer_has(NULL, 0, 0) && capex_answer_text(NULL, 0, 0, NULL, 0) == 0);
  CHECK(capex_answer_stream(NULL, NULL) == CAPEX_USAGE && capex_answer_array(NULL, NULL, NULL) == CAPEX_USAGE);
  CHECK(capex_answer_sources(NULL, &answer) == CAPEX_USAGE);
  capex_close(NULL);
  capex_answer_close(NULL);
  capex_close(db);
}

/* Answers outlive their database, streams their answer, and children who moved out their parents. */
static void arrow(const char* path) {
  capex_database* db = NULL;
  capex_answer* answer = NULL;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch, child;
  const char* format;
  CHECK(capex_open(path, &db) == CAPEX_OK);
  CHECK(capex_ask(db, "export-growth", NULL, 0, &answer) == CAPEX_OK);
  capex_close(db);
  CHECK(capex_answer_rows(answer) > 500);
  CHECK(capex_answer_stream(answer, &stream) == CAPEX_OK);
  capex_answer_close(answer);
  CHECK(stream.get_schema(&stream, &schema) == 0);
  CHECK(strcmp(schema.format, "+s") == 0 && schema.n_children == 22);
  format = schema.children[0]->format;
  CHECK(strcmp(format, "c") == 0 || strcmp(format, "s") == 0);
  CHECK(schema.children[0]->dictionary != NULL && strcmp(schema.children[0]->dictionary->format, "u") == 0);
  CHECK(strcmp(schema.children[5]->name, "first_day") == 0 && strcmp(schema.children[5]->format, "tdD") == 0);
  CHECK(strcmp(schema.children[12]->name, "flags") == 0 && strcmp(schema.children[12]->format, "+l") == 0);
  CHECK(strncmp(schema.children[18]->format, "d:38,", 5) == 0);
  CHECK(stream.get_next(&stream, &batch) == 0 && batch.release != NULL);
  CHECK(batch.length > 500 && batch.n_children == 22);
  child = *batch.children[5];
  batch.children[5]->release = NULL;
  batch.release(&batch);
  CHECK(batch.release == NULL);
  CHECK(((const int32_t*)child.buffers[1])[0] > 10000);
  child.release(&child);
  CHECK(stream.get_next(&stream, &batch) == 0 && batch.release == NULL);
  CHECK(stream.get_last_error(&stream) == NULL);
  schema.release(&schema);
  stream.release(&stream);
}

int main(int count, char** arguments) {
  capex_database* db = NULL;
  if (count != 2) return 2;
  CHECK(capex_version() >= 100);
  CHECK(capex_open(arguments[1], &db) == CAPEX_OK);
  growth(db);
  capex_close(db);
  errors(arguments[1], arguments[0]);
  arrow(arguments[1]);
  if (failures == 0) puts("all well");
  return failures != 0;
}
