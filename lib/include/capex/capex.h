/* capexdb from C, and from every language that can call C: libcapex.
 *
 *   capex_database* db = NULL;
 *   capex_answer* answer = NULL;
 *   const capex_word words[] = {{"companies", "alibaba,tencent"}, {"period", "2024H1"}, {"in", "USD"}};
 *   if (capex_open("ai.db", &db) != CAPEX_OK || capex_ask(db, "growth", words, 3, &answer) != CAPEX_OK)
 *     fprintf(stderr, "%s\n", capex_message());
 *
 * A question is a kind, which is the name of a command, and words, which are its options: what there is says
 * `capex KIND --help`. An answer has the columns of the command's CSV; what has no value has a status that says why.
 *
 * Threads. Calls on one database wait for each other; databases and answers that are different know nothing of each
 * other. An answer never changes: any number of threads may read it at once. Who closes must be the last to use.
 *
 * What is promised of a symbol that stands here, from the version on that is said with it: it stays, with its
 * arguments, their order and their meaning, and is exported by libcapex under the version CAPEX_0.1 or the one that
 * brought it. Numbers of enumerations stay and more come: take one that you do not know for a failure. A capex_word is
 * two pointers and nothing else ever. The handles are opaque. No C++ exception leaves a call. A null pointer where
 * one is needed is CAPEX_USAGE, or answers 0 or NULL; closing NULL does nothing.
 */
#ifndef CAPEX_CAPEX_H
#define CAPEX_CAPEX_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define CAPEX_API __attribute__((visibility("default")))
#else
#define CAPEX_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The Arrow C data interface and C stream interface, as their specification gives them to be carried. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
#endif

typedef struct capex_database capex_database;
typedef struct capex_answer capex_answer;

/* Whether a call succeeded, else why not; since 0.1. */
typedef enum capex_code {
  CAPEX_OK = 0,
  CAPEX_PARSE = 1,             /* text that is no amount, period, day ... */
  CAPEX_NOT_FOUND = 2,         /* a file, company, measure or source that is not there */
  CAPEX_CONFLICT = 3,          /* two statements that cannot both be */
  CAPEX_CURRENCY_MISMATCH = 4, /* arithmetic across currencies */
  CAPEX_OVERFLOW = 5,          /* a result that does not fit */
  CAPEX_SCHEMA_VERSION = 6,    /* a file made by a newer program */
  CAPEX_NOT_A_STORE = 7,       /* a file that is none of capexdb's */
  CAPEX_DAMAGED = 8,           /* a file of capexdb's whose content is broken */
  CAPEX_BUSY = 9,              /* another process holds the file */
  CAPEX_STORAGE = 10,          /* any other failure of the file */
  CAPEX_USAGE = 11,            /* a question that cannot be asked, a null pointer */
  CAPEX_NO_MEMORY = 12,
  CAPEX_INTERNAL = 13 /* a fault of this library */
} capex_code;

/* What a column holds; since 0.1. */
typedef enum capex_type {
  CAPEX_TEXT = 0,    /* Arrow: dictionary of utf8, with 8, 16 or 32 bits a row; under nothing the code is -1 */
  CAPEX_LIST = 1,    /* list of utf8 */
  CAPEX_DAY = 2,     /* date32: days since 1970-01-01 */
  CAPEX_WHOLE = 3,   /* int64 */
  CAPEX_DECIMAL = 4, /* decimal128(38, scale): the fewest decimals that hold all of the column exactly */
  CAPEX_REAL = 5     /* float64: only of SQL, for numbers that no decimal of 38 digits is */
} capex_type;

/* A name and its value: "period", "2024H1". */
typedef struct capex_word {
  const char* name;
  const char* value;
} capex_word;

/* 10000 times the major version, 100 times the minor one, and the patch; since 0.1. */
CAPEX_API int capex_version(void);

/* What the last call of this thread that failed says is wrong, where, and what to do; since 0.1. Never NULL; it lives
 * until this thread's next call that fails. */
CAPEX_API const char* capex_message(void);
/* "not_found" of CAPEX_NOT_FOUND; "unknown" of other numbers; since 0.1. */
CAPEX_API const char* capex_code_name(int code);

/* Opens a file to be asked; never makes or changes one; since 0.1. `*database` is NULL where it fails. */
CAPEX_API capex_code capex_open(const char* path, capex_database** database);
/* Its answers live on; since 0.1. */
CAPEX_API void capex_close(capex_database* database);

/* Asks; since 0.1. `*answer` is NULL where it fails. Kinds: show, revisions, remaining, growth, total, screen, check,
 * explain, convert, changes, list, verify, export-growth, export-observations, sql. Names are those of the options
 * without dashes before them ("period", "in", "as-of"), and of the arguments: "companies" (with commas between),
 * "company", "condition", "what", "amount", "from", "to", "query". Flags are "true" or "false". */
CAPEX_API capex_code capex_ask(capex_database* database, const char* kind, const capex_word* words, size_t count,
                               capex_answer** answer);
/* Its Arrow streams and arrays live on; since 0.1. */
CAPEX_API void capex_answer_close(capex_answer* answer);

/* Its rows and columns; since 0.1. Of a column that is not there NULL, CAPEX_TEXT and 0. */
CAPEX_API size_t capex_answer_rows(const capex_answer* answer);
CAPEX_API size_t capex_answer_columns(const capex_answer* answer);
CAPEX_API const char* capex_answer_name(const capex_answer* answer, size_t column);
CAPEX_API capex_type capex_answer_type(const capex_answer* answer, size_t column);
CAPEX_API int capex_answer_scale(const capex_answer* answer, size_t column);

/* A cell; since 0.1. `has`: 1 where there is something, else 0. The others, where there is nothing or what they cannot
 * say, answer 0 and leave `*value` as it is.
 * `whole`: of a whole number the number, of a day the days since 1970-01-01. `real`: of any number the nearest double.
 * `text`: writes the cell as CSV has it, with a 0 behind it, as far as `size` goes; answers its bytes without the 0. */
CAPEX_API int capex_answer_has(const capex_answer* answer, size_t row, size_t column);
CAPEX_API int capex_answer_whole(const capex_answer* answer, size_t row, size_t column, int64_t* value);
CAPEX_API int capex_answer_real(const capex_answer* answer, size_t row, size_t column, double* value);
CAPEX_API size_t capex_answer_text(const capex_answer* answer, size_t row, size_t column, char* text, size_t size);

/* A whole column of numbers as the nearest doubles, as many as there are rows, NaN where there is nothing; since 0.1.
 * Answers 1, or 0 for a column without numbers, which leaves `values` as they are. */
CAPEX_API int capex_answer_reals(const capex_answer* answer, size_t column, double* values);

/* Which of the different lists of a column of lists each row has, numbered as they first come, and -1 where there is
 * nothing; since 0.1. `firsts` is given the first row of each, `*count` how many they are; both arrays have room for as
 * many as there are rows. Answers 1, or 0 for a column without lists, which leaves all as it is. */
CAPEX_API int capex_answer_lists(const capex_answer* answer, size_t column, int32_t* which, size_t* firsts,
                                 size_t* count);

/* What is to be said beside the rows; since 0.1: notes, and gaps, which tell why what has no number has none. NULL past
 * the last; they live as long as the answer. */
CAPEX_API const char* capex_answer_note(const capex_answer* answer, size_t index);
CAPEX_API const char* capex_answer_gap(const capex_answer* answer, size_t index);
/* The documents that the answer rests on, as an answer of their own, to be closed: key, publisher, kind, form, title,
 * url, known_on; since 0.1. */
CAPEX_API capex_code capex_answer_sources(const capex_answer* answer, capex_answer** sources);

/* The answer through Arrow, without a copy; since 0.1. A stream of batches of at most 122,880 rows, or all rows as one
 * array with its schema. What is filled in is to be released by its own `release`, and nothing is where it fails. A
 * struct with a child a column, as capex_type says; what it points to is shared, and not to be written. */
CAPEX_API capex_code capex_answer_stream(const capex_answer* answer, struct ArrowArrayStream* stream);
CAPEX_API capex_code capex_answer_array(const capex_answer* answer, struct ArrowSchema* schema,
                                        struct ArrowArray* array);

#ifdef __cplusplus
}
#endif

#endif
