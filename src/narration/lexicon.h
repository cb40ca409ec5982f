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
 * over shorter ones. Matching ignores case unless the entry has a capital after
 * its first letter (NATO, McKay) or is a single capital (U). */
#ifndef LECTERN_NARRATION_LEXICON_H
#define LECTERN_NARRATION_LEXICON_H

#include "base/hash.h"
#include "narration/script.h"

struct lexicon;

struct lexicon_entry {
    struct str grapheme;
    struct str alias; /* empty when phonemes are given */
    enum phoneme_alphabet alphabet;
    struct str phonemes; /* words apart by one space */
    struct str role;     /* PLS role, "verb", …; empty: any */
    const char *path;    /* where it stands, for reports */
    unsigned long line;
};

/* An empty lexicon in the arena. */
struct lexicon *lexicon_open(struct arena *arena);

/* Adds the entries of a file over those that are there. Errors name the line. */
bool lexicon_add_file(struct lexicon *lexicon, const char *path, struct error *error);

/* The same for content at hand: plain lines, or PLS when it is XML. */
bool lexicon_add_content(struct lexicon *lexicon, const char *name, struct str content,
                         struct error *error);

/* The entry that matches the most of words[0..n), with *n_matched set; NULL when
 * none does. A possessive or plural of an entry's last word matches too, with
 * *ending set to "'s", "s" or "es" (else empty). */
const struct lexicon_entry *lexicon_match(const struct lexicon *lexicon, const struct str *words,
                                          size_t n, size_t *n_matched, struct str *ending);

size_t lexicon_count(const struct lexicon *lexicon);
const struct lexicon_entry *lexicon_entry(const struct lexicon *lexicon, size_t index);

/* A digest of every entry, for reports. */
struct hash lexicon_hash(const struct lexicon *lexicon);

#endif
