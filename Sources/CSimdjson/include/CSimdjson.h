// A C face for simdjson's DOM parser, as far as pressrun needs it: pull a fixed set of fields out of
// one JSON object after another.
//
// The DOM parser is used, not the on-demand one, because it validates the whole record (syntax and
// UTF-8) before any field is given out: a broken record is rejected as a whole.
#ifndef PRESSRUN_CSIMDJSON_H
#define PRESSRUN_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that must be readable behind every record given to the parser.
#define PR_JSON_PADDING 64

typedef struct pr_json_parser pr_json_parser;

enum {
  PR_JSON_MISSING = 0,  // no such field, or null
  PR_JSON_STRING = 1,   // text points at the unescaped string
  PR_JSON_NUMBER = 2,   // number holds the value
  PR_JSON_BOOL = 3,     // number is 0 or 1
  PR_JSON_STRINGS = 4,  // an array of strings, joined with "; "
  PR_JSON_OTHER = 5     // an object, or an array of anything else
};

typedef struct {
  int kind;
  const char *text;  // valid until the next record
  size_t length;
  double number;
  int64_t integer;  // the value where the number is an integer, else 0
  int is_integer;
} pr_json_field;

/// A parser for the given fields; a path is a JSON Pointer without the leading slash ("a/b").
/// NULL when memory is short.
pr_json_parser *pr_json_new(const char *const *paths, size_t count);
void pr_json_free(pr_json_parser *parser);

/// Reads one record of `length` bytes. Returns 0 and fills one entry of `fields` per path, or a
/// simdjson error code, or -1 where the record is no object.
int pr_json_read(
    pr_json_parser *parser, const char *bytes, size_t length, pr_json_field *fields);

/// Reads one document; `items` (a JSON Pointer without the leading slash, empty for the document
/// itself) must lead to an array. Returns the number of its elements, or -1 - error code; -1 where there is no such array.
int64_t pr_json_open_array(
    pr_json_parser *parser, const char *bytes, size_t length, const char *items);
/// The fields of element `index` of the open array, in rising order of `index`. An element that is a string
/// fills the first field. Returns 0, or -1 where the element is neither object nor string.
int pr_json_element(pr_json_parser *parser, int64_t index, pr_json_field *fields);
/// The fields of the document that holds the open array.
int pr_json_root_fields(
    pr_json_parser *parser, const char *const *paths, size_t count, pr_json_field *fields);

/// The library's words for an error code.
const char *pr_json_message(int code);

#ifdef __cplusplus
}
#endif
#endif
