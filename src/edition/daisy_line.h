/* What stands in a line of a DAISY book's text: elements, the numbers of pages, pieces of
 * text and sentences. For daisy_text.c, which writes blocks. */
#ifndef LECTERN_EDITION_DAISY_LINE_H
#define LECTERN_EDITION_DAISY_LINE_H

#include "edition/daisy_text.h"

/* Elements by their kind of utterance or enum daisy_element_name: a tag up to its attributes,
 * a whole tag, the tag at the end. */
void daisy_open_tag(struct daisy_text *text, size_t name);
void daisy_open(struct daisy_text *text, size_t name);
void daisy_close(struct daisy_text *text, size_t name);

/* The attributes of what is in a language; none where it is empty. */
void daisy_put_language(struct daisy_text *text, struct str language);

/* A tag up to its attributes, and the language of the block that is being written. */
void daisy_open_block(struct daisy_text *text, const char *tag);

/* Ends a tag whose element is heard from `start` to `end` (samples), which lists a pair. */
void daisy_put_heard(struct daisy_text *text, uint64_t start, uint64_t end);

/* Whether the next page begins before the word of the utterance. */
bool daisy_page_is_due(const struct daisy_text *text, size_t utterance, size_t word);

/* Lists the next page, as the pair. */
const struct daisy_page *daisy_add_page(struct daisy_text *text, struct daisy_par par);

/* Lists the pages that begin within the words of n pieces, whose number nobody says. */
void daisy_add_pages_of(struct daisy_text *text, const struct written *written, size_t first,
                        size_t n);

/* Opens the element of a page's number. */
void daisy_open_page(struct daisy_text *text, const struct daisy_page *page);

/* Writes the pages that are listed, from the first of these on. */
void daisy_put_pages_from(struct daisy_text *text, size_t first);

/* Lists and writes those that begin before the word of the utterance. */
void daisy_put_pages(struct daisy_text *text, size_t utterance, size_t word);

/* Writes n pieces, with the elements that their spans are in. */
void daisy_put_pieces(struct daisy_text *text, const struct written *written, size_t first,
                      size_t n);

/* Writes a block sentence by sentence, each a pair. */
void daisy_put_sentences(struct daisy_text *text, const struct written *written);

#endif
