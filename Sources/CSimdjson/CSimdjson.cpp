#include "CSimdjson.h"

#include <simdjson.h>

#include <deque>
#include <memory>
#include <string>
#include <vector>

using namespace simdjson;

static_assert(PR_JSON_PADDING >= SIMDJSON_PADDING, "records need at least simdjson's padding");

namespace {

struct path {
  std::string key;      // a plain key of the record, or
  std::string pointer;  // a JSON Pointer into it
  bool nested;
};

path make_path(const char *text) {
  std::string value(text);
  bool nested = value.find('/') != std::string::npos;
  return {value, "/" + value, nested};
}

}  // namespace

struct pr_json_parser {
  dom::parser parser;
  std::vector<path> paths;
  std::deque<std::string> joined;  // owns the joined arrays of the current record
  dom::element root;
  dom::array array;
  dom::array::iterator cursor{};
  int64_t cursor_index = 0;
};

namespace {

void fill(pr_json_parser *self, dom::element value, pr_json_field *field) {
  switch (value.type()) {
    case dom::element_type::STRING: {
      std::string_view text = value.get_string().value_unsafe();
      field->kind = PR_JSON_STRING;
      field->text = text.data();
      field->length = text.size();
      return;
    }
    case dom::element_type::INT64:
      field->kind = PR_JSON_NUMBER;
      field->integer = value.get_int64().value_unsafe();
      field->number = double(field->integer);
      field->is_integer = 1;
      return;
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      field->kind = PR_JSON_NUMBER;
      field->number = value.get_double().value_unsafe();
      return;
    case dom::element_type::BOOL:
      field->kind = PR_JSON_BOOL;
      field->number = value.get_bool().value_unsafe() ? 1 : 0;
      return;
    case dom::element_type::NULL_VALUE:
      return;
    case dom::element_type::ARRAY: {
      std::string text;
      bool first = true;
      for (dom::element item : value.get_array().value_unsafe()) {
        std::string_view part;
        if (item.get(part) != SUCCESS) {
          field->kind = PR_JSON_OTHER;
          return;
        }
        if (!first) text += "; ";
        text += part;
        first = false;
      }
      self->joined.push_back(std::move(text));
      field->kind = PR_JSON_STRINGS;
      field->text = self->joined.back().data();
      field->length = self->joined.back().size();
      return;
    }
    case dom::element_type::OBJECT:
      field->kind = PR_JSON_OTHER;
      return;
  }
}

void fill_one(
    pr_json_parser *self, dom::object object, const path &path, pr_json_field *field) {
  *field = pr_json_field{};
  dom::element value;
  error_code error = path.nested ? object.at_pointer(path.pointer).get(value)
                                 : object.at_key(path.key).get(value);
  if (error == SUCCESS) fill(self, value, field);
}

void fill_all(
    pr_json_parser *self, dom::object object, const std::vector<path> &paths,
    pr_json_field *fields) {
  for (size_t i = 0; i < paths.size(); i++) fill_one(self, object, paths[i], &fields[i]);
}

}  // namespace

extern "C" {

pr_json_parser *pr_json_new(const char *const *paths, size_t count) {
  auto *self = new (std::nothrow) pr_json_parser;
  if (!self) return nullptr;
  for (size_t i = 0; i < count; i++) self->paths.push_back(make_path(paths[i]));
  return self;
}

void pr_json_free(pr_json_parser *self) { delete self; }

int pr_json_read(pr_json_parser *self, const char *bytes, size_t length, pr_json_field *fields) {
  self->joined.clear();
  // The caller promises the padding, so the parser need not copy the record.
  error_code error = self->parser.parse(bytes, length, false).get(self->root);
  if (error) return int(error);
  dom::object object;
  if (self->root.get(object) != SUCCESS) return -1;
  fill_all(self, object, self->paths, fields);
  return 0;
}

int64_t pr_json_open_array(
    pr_json_parser *self, const char *bytes, size_t length, const char *items) {
  self->joined.clear();
  error_code error = self->parser.parse(bytes, length, false).get(self->root);
  if (error) return -1 - int64_t(error);
  dom::element holder = self->root;
  if (items[0] != '\0' && self->root.at_pointer("/" + std::string(items)).get(holder) != SUCCESS) {
    return -1;
  }
  if (holder.get(self->array) != SUCCESS) return -1;
  self->cursor = self->array.begin();
  self->cursor_index = 0;
  int64_t count = 0;
  for (auto item : self->array) {
    (void)item;
    count++;
  }
  return count;
}

int pr_json_element(pr_json_parser *self, int64_t index, pr_json_field *fields) {
  while (self->cursor_index < index) {
    ++self->cursor;
    self->cursor_index++;
  }
  dom::element element = *self->cursor;
  dom::object object;
  if (element.get(object) == SUCCESS) {
    fill_all(self, object, self->paths, fields);
    return 0;
  }
  if (element.is_string() && !self->paths.empty()) {
    for (size_t i = 0; i < self->paths.size(); i++) fields[i] = pr_json_field{};
    fill(self, element, &fields[0]);
    return 0;
  }
  return -1;
}

int pr_json_root_fields(
    pr_json_parser *self, const char *const *paths, size_t count, pr_json_field *fields) {
  dom::object object;
  if (self->root.get(object) != SUCCESS) return -1;
  for (size_t i = 0; i < count; i++) fill_one(self, object, make_path(paths[i]), &fields[i]);
  return 0;
}

const char *pr_json_message(int code) {
  if (code < 0 || code >= int(error_code::NUM_ERROR_CODES)) return "not an object";
  return error_message(error_code(code));
}
}
