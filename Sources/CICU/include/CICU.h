// A C face for ICU's dictionary word breaks. ICU renames its functions per version by macros that
// Swift cannot import, so the three that are needed are wrapped.
#ifndef PRESSRUN_CICU_H
#define PRESSRUN_CICU_H

#include <stdint.h>

typedef struct pr_word_breaker pr_word_breaker;

/// A word breaker of the root locale; NULL where ICU's data is missing.
pr_word_breaker *pr_words_new(void);
void pr_words_free(pr_word_breaker *breaker);
/// Sets the text (valid UTF-8, must stay alive while breaks are read). Returns 0, or ICU's error.
int pr_words_set(pr_word_breaker *breaker, const char *bytes, int64_t length);
/// The byte offset of the next boundary; -1 after the last.
int64_t pr_words_next(pr_word_breaker *breaker);

#endif
