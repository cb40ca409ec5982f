/* Feed: feed.xml, a podcast of editions: RSS 2.0 with the tags of iTunes and of Podcasting 2.0.
 *
 * An edition is an item, known by its identifier, or else by its place under the feed's
 * address. A feed that is there is read and added to: the item of that edition is replaced
 * where it stands, a new one goes to the end, and all else stays: other items, elements
 * that are unknown here, and of the channel what edition.ini does not set. */
#ifndef LECTERN_EDITION_FEED_H
#define LECTERN_EDITION_FEED_H

#include "edition/edition.h"

/* Whether a feed can be made of the edition with these forms; the message says what it needs.
 * `split`: the MP3 is in parts, which a feed cannot point to. */
bool feed_check(const struct feed_settings *settings, const struct binder *const *forms,
                size_t n_forms, bool split, struct error *error);

#endif
