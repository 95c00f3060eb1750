#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct pr_word_breaker {
  UBreakIterator *iterator;
  UText text;
};

pr_word_breaker *pr_words_new(void) {
  pr_word_breaker *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  UText empty = UTEXT_INITIALIZER;
  self->text = empty;
  self->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
  if (U_FAILURE(status)) {
    free(self);
    return NULL;
  }
  return self;
}

void pr_words_free(pr_word_breaker *self) {
  if (!self) return;
  ubrk_close(self->iterator);
  utext_close(&self->text);
  free(self);
}

int pr_words_set(pr_word_breaker *self, const char *bytes, int64_t length) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&self->text, bytes, length, &status);
  ubrk_setUText(self->iterator, &self->text, &status);
  return U_FAILURE(status) ? (int)status : 0;
}

int64_t pr_words_next(pr_word_breaker *self) {
  int32_t position = ubrk_next(self->iterator);
  return position == UBRK_DONE ? -1 : position;
}
