/* Form: the questions that classes of written form ask of tokens, and letters said
 * by name. */
#ifndef LECTERN_NARRATION_WORDS_FORM_H
#define LECTERN_NARRATION_WORDS_FORM_H

#include "narration/words/words.h"

/* Whether `word` is in `list`, words apart by single spaces: "mr mrs ms". */
bool word_in(struct str word, const char *list);
bool word_in_nocase(struct str word, const char *list); /* the list in small letters */

bool token_is(const struct token *token, const char *text);
bool token_is_nocase(const struct token *token, const char *text);
bool token_is_apostrophe(const struct token *token);

/* Follows the token before it without a space. */
bool token_touches(const struct token *token);

/* A word that begins with a capital: "Kennedy", "NATO", "A". */
bool token_is_capitalised(const struct token *token);
bool token_begins_small(const struct token *token);

/* One capital letter alone. */
bool token_is_initial(const struct token *token);

/* A number of so many digits at least and at most. */
bool token_has_digits(const struct token *token, size_t least, size_t most);

/* The first token at or after `at`, or at or before it, that is no quotation mark or
 * bracket. */
const struct token *token_after_quotes(const struct passage *passage, size_t at, long offset);

/* Whether a sentence begins at the token: it is the passage's first or stands after a
 * stop, a colon, or a line that was broken. */
bool token_begins_sentence(const struct passage *passage, size_t at);

/* Words that stand at the beginning of a sentence and are no name: "The", "He", "In". */
bool token_opens_sentence(const struct token *token);

/* The same, also for a passage's end: nothing follows, or what follows is no name. */
bool token_may_follow_stop(const struct token *token);

/* Whether the tokens from `at` are written as `pattern` is, letter case apart: letters
 * and digits match a token each, marks touch what is before them, a space matches one.
 * The number of tokens, or 0. */
size_t tokens_match(const struct passage *passage, size_t at, const char *pattern);

/* "'s" that stands as tokens of its own after an abbreviation's dot or a figure ("the
 * U.S.'s"): adds it to the reading's last word and takes the tokens. */
void reading_take_possessive(const struct passage *passage, size_t at, struct reading *reading);

/* Says letters by name, a word each in capitals; `ending` ("", "s" or "'s") belongs to
 * the last. Figures among them are left out. */
void reading_spell(const struct passage *passage, struct reading *reading, struct str letters,
                   struct str ending, size_t first_token, size_t n_tokens);

/* Adds letters to the last word said. */
void reading_add_ending(const struct passage *passage, struct reading *reading, struct str ending);

/* The last word said gets phonemes, in IPA. */
void reading_set_ipa(struct reading *reading, struct str ipa);

/* "alpha" of "α" and "Α"; NULL: no single Greek letter. */
const char *greek_letter_name(struct str letter);

/* The part of a word before its ending, which is set to "'s", "s" or "": a possessive,
 * or the plural of capitals ("CDs"). */
struct str word_stem(struct str word, struct str *ending);

#endif
