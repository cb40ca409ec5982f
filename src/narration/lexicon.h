/* Lexicon: how names are said. Entries map a written form of one or more words to
 * a respelling (alias) or to phonemes (IPA or the engine's mnemonics).
 *
 * Files are W3C PLS 1.0 (`.pls`) or plain lines (`.lexicon`):
 *     # comment
 *     Khrushchev = /ˈkɹʊʃtʃɛf/          IPA between slashes
 *     U Thant    = [[,u: T'A:nt]]       eSpeak mnemonics, a word each
 *     NATO       = Nayto                a respelling
 *
 * Lexicons are layered: later files win, and the longest entry that matches wins
 * over shorter ones. Word by word, an entry in small letters matches any case; a
 * capitalised one (Nice) words that begin with a capital, all capitals too; one with
 * a capital after its first letter (NATO, McKay) or a single capital (U) only itself.
 * A hyphen in an entry stands for a space or a hyphen. Entries may have figures, dots and
 * signs (W3C, St. Lucia, AT&T); their letters follow the same rules. */
#ifndef LECTERN_NARRATION_LEXICON_H
#define LECTERN_NARRATION_LEXICON_H

#include "narration/script.h"

/* The longest name, in words. */
enum { LEXICON_MAX_WORDS = 8 };

struct lexicon;

struct lexicon_entry {
    struct str grapheme;
    struct str alias; /* empty when phonemes are given */
    enum phoneme_alphabet alphabet;
    struct str phonemes; /* a group for each word of the grapheme, apart by one space */
    struct str roles;    /* PLS roles, "verb past", apart by one space; empty: any. One with
                            roles acts only where a heteronym is read in one of them */
    struct str language; /* BCP 47, of the PLS file; empty: any. It acts only in text of the
                            same primary language */
    const char *path;    /* where it stands, for reports */
    unsigned long line;
};

/* An empty lexicon in the arena. */
struct lexicon *lexicon_open(struct arena *arena);

/* Says what language the text is in: the phonemes of entries that name none act there, and
 * not in passages of other languages. Until it is said they act everywhere. */
void lexicon_set_language(struct lexicon *lexicon, struct str language);

/* Calls `on_fault` with each entry that cannot be used, instead of failing at the first:
 * what is added from then on goes on with the next. A file that cannot be read at all
 * still fails. */
typedef void lexicon_fault_fn(void *context, const struct error *fault);
void lexicon_collect_faults(struct lexicon *lexicon, lexicon_fault_fn *on_fault, void *context);

/* Adds the entries of a file over those that are there. Errors name the line. */
bool lexicon_add_file(struct lexicon *lexicon, const char *path, struct error *error);

/* Adds one entry (grapheme, and alias or phonemes; the strings are copied), checked: as
 * many groups of phonemes as words. */
bool lexicon_add(struct lexicon *lexicon, const struct lexicon_entry *entry, struct error *error);

/* The same for content at hand: plain lines, or PLS when it is XML. */
bool lexicon_add_content(struct lexicon *lexicon, const char *name, struct str content,
                         struct error *error);

/* The entry for that language that matches the most of words[0..n), with *n_matched set;
 * NULL when none does. A possessive or plural of an entry's last word matches too, with
 * *ending set to "'s", "s", "es" or, of a word in -f, "ves" (else empty). Secretaries are
 * a plural of secretary, wolves of wolf. */
const struct lexicon_entry *lexicon_match(const struct lexicon *lexicon, struct str language,
                                          const struct str *words, size_t n, size_t *n_matched,
                                          struct str *ending);

/* The same for entries with figures, dots or signs, which begin at tokens[0] and end before
 * tokens[n]; *n_matched counts tokens. */
struct token;
const struct lexicon_entry *lexicon_match_signed(const struct lexicon *lexicon, struct str language,
                                                 const struct token *tokens, size_t n,
                                                 size_t *n_matched, struct str *ending);

/* The entry of one word with that role, or NULL. */
const struct lexicon_entry *lexicon_match_role(const struct lexicon *lexicon, struct str language,
                                               struct str word, struct str role);

/* The entry that acts where this one's own written form stands: another one when it stands
 * over it. */
const struct lexicon_entry *lexicon_acting(const struct lexicon *lexicon, struct str language,
                                           const struct lexicon_entry *entry);

/* Whether text in `language` is of the entries' language (BCP 47; empty: any). */
bool lexicon_suits(struct str entries, struct str language);

/* Phonemes with the sound of an ending ("'s", "s", "es", "ves" or empty) behind them: /s/,
 * /z/ or /ɪz/ by what they end in; /vz/ for the /f/ of "wolf". */
struct str lexicon_inflect(struct arena *arena, enum phoneme_alphabet alphabet, struct str phonemes,
                           struct str ending);

size_t lexicon_count(const struct lexicon *lexicon);
const struct lexicon_entry *lexicon_entry(const struct lexicon *lexicon, size_t index);

#endif
