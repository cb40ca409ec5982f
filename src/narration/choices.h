/* Choices: what a listener wants to hear of what stands around the text.
 *
 * They are listed here once. The options of `build` and `script`, the section [reading]
 * of an edition.ini and of a profile are made from this list: an option goes over the
 * edition, that over the profile, that over the default. Whatever a choice leaves out is
 * listed as unspoken with the choice's name ("note, by --notes skip"). */
#ifndef LECTERN_NARRATION_CHOICES_H
#define LECTERN_NARRATION_CHOICES_H

#include "base/str.h"

/* Name; values as people are told of them, the default first; what it is about, in lines
 * of at most 50 columns. */
#define LISTENERS_CHOICES(CHOICE)                                                                  \
    CHOICE(notes, "end, inline or skip",                                                           \
           "read notes where they stand (end), after the\n"                                        \
           "paragraph that refers to them (inline), or not\n(skip); default: end")                 \
    CHOICE(pages, "skip or announce",                                                              \
           "say the printed book's page numbers at the next\n"                                     \
           "paragraph (announce) or not (skip, the default)")                                      \
    CHOICE(tables, "headings, plain, announce or skip",                                            \
           "read each cell of a table with its column's\n"                                         \
           "heading (headings, the default) or without\n"                                          \
           "(plain), or only say that there is a table\n(announce), or not even that (skip)")      \
    CHOICE(figures, "announce, read or skip",                                                      \
           "say that a picture is one before what is told of\n"                                    \
           "it (announce, the default), or only read that\n(read), or do not (skip)")              \
    CHOICE(code, "read, announce or skip",                                                         \
           "read programs line by line (read, the default),\n"                                     \
           "only say that there is one (announce), or not\neven that (skip)")                      \
    CHOICE(urls, "full, site or skip",                                                             \
           "read web addresses whole (full, the default),\n"                                       \
           "by their site alone (site), or not (skip)")                                            \
    CHOICE(quotes, "pauses or announce",                                                           \
           "set block quotations off by pauses (pauses, the\n"                                     \
           "default), or say where they begin and end\n(announce)")

/* Each is a value's place in its list of values, from 1; 0: not chosen. */
#define CHOICE_MEMBER(name, values, help) unsigned name;
struct choices {
    LISTENERS_CHOICES(CHOICE_MEMBER)
};
#undef CHOICE_MEMBER

enum { NOTES_END = 1, NOTES_INLINE, NOTES_SKIP };
enum { PAGES_SKIP = 1, PAGES_ANNOUNCE };
enum { TABLES_HEADINGS = 1, TABLES_PLAIN, TABLES_ANNOUNCE, TABLES_SKIP };
enum { FIGURES_ANNOUNCE = 1, FIGURES_READ, FIGURES_SKIP };
enum { CODE_READ = 1, CODE_ANNOUNCE, CODE_SKIP };
enum { URLS_FULL = 1, URLS_SITE, URLS_SKIP };
enum { QUOTES_PAUSES = 1, QUOTES_ANNOUNCE };

/* Sets the choice of that name; false: there is none, or it has no such value. */
bool choices_set(struct choices *choices, struct str name, struct str value);

/* What is not chosen in `choices` becomes as in `under`. */
void choices_complete(struct choices *choices, const struct choices *under);

/* The defaults. */
extern const struct choices choices_default;

#endif
