/* About: what forms tell of an edition as a whole, the same in each. */
#ifndef LECTERN_EDITION_ABOUT_H
#define LECTERN_EDITION_ABOUT_H

#include "edition/edition.h"

/* Who reads: as the edition has it, or the voice. */
struct str about_narrator(const struct edition *edition);

/* The same as players show it beside the author, so that nobody takes it for a person:
 * "NAME (synthetic voice)", as the text's language has it; in the arena. */
struct str about_reader(struct arena *arena, const struct edition *edition);

/* Of 16 bytes or more, a UUID of that version (RFC 9562), in the arena. */
struct str about_uuid(struct arena *arena, const unsigned char *bytes, unsigned version);

/* The identifier that the edition has, or a name derived from what it is made of, as a UUID
 * of version 8 (RFC 9562): "urn:uuid:…", in the arena. */
struct str about_identifier(struct arena *arena, const struct edition *edition);

/* Such a name for one form alone ("epub"), where the edition's identifier is another
 * publication's; of no form, the edition's. In the arena. */
struct str about_derived_identifier(struct arena *arena, const struct edition *edition,
                                    struct str form);

/* Whether it is written YYYY, YYYY-MM or YYYY-MM-DD; that there is such a day is not asked. */
bool about_is_date(struct str date);

/* The edition's date; empty where it is not written so. */
struct str about_date(const struct edition *edition);

/* "cover.png", "cover.jpg". */
const char *about_cover_name(const struct edition *edition);

/* The deepest level of chapters at which there are `max` at most, for forms that can hold no
 * more; 1 where even the first level has more. */
int about_chapter_level(const struct edition *edition, size_t max);

#endif
