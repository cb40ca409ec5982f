#include "edition/feed.h"

#include <inttypes.h>
#include <nettle/sha1.h>
#include <string.h>

#include "base/file.h"
#include "document/authors.h"
#include "edition/about.h"
#include "edition/feed_xml.h"
#include "edition/part.h"

/* Recordings that a feed can point to; the first that is written is the item's own. */
static const struct recording_type {
    const char *form, *type;
} recordings[] = {
    {"mp3", "audio/mpeg"},
    {"m4b", "audio/x-m4a"},
    {"opus", "audio/ogg"},
    {"flac", "audio/flac"},
};

/* What Podcasting 2.0 calls a transcript. */
static const struct transcript_type {
    const char *form, *type;
    bool timed;
} transcripts[] = {
    {"vtt", "text/vtt", true},
    {"srt", "application/x-subrip", true},
    {"transcript", "text/html", false},
    {"txt", "text/plain", false},
};

struct feed {
    struct arena *arena;
    const struct edition *edition;
    const char *folder; /* that the files lie in */
    xmlNode *channel, *item;
};

/* ---- what is there ---- */

static const struct binder *find_form(const struct binder *const *forms, size_t n_forms,
                                      const char *name) {
    for (size_t i = 0; i < n_forms; i++)
        if (strcmp(forms[i]->name, name) == 0)
            return forms[i];
    return NULL;
}

/* The form's file, or NULL where it is not written, or written in parts. */
static const char *file_of(const struct feed *feed, const char *form) {
    const struct edition *edition = feed->edition;
    const struct binder *binder = find_form(edition->binders, edition->n_binders, form);
    if (!binder || (edition->parts && binder->bind_parts))
        return NULL;
    return str_format(feed->arena, "%.*s%s", STR_ARG(edition->base), binder->extension).ptr;
}

bool feed_check(const struct feed_settings *settings, const struct binder *const *forms,
                size_t n_forms, bool split, struct error *error) {
    if (!settings->url.len)
        return error_set(error, "--format",
                         "a feed needs the web address that its files will have; set feed_url in "
                         "edition.ini, or --feed-url");
    for (size_t i = 0; i < sizeof recordings / sizeof *recordings; i++) {
        const struct binder *binder = find_form(forms, n_forms, recordings[i].form);
        if (binder && !(split && binder->bind_parts))
            return true;
    }
    return error_set(error, "--format",
                     "a feed needs a recording in one file to point to; name mp3 too, without "
                     "--split, or m4b or opus");
}

/* ---- addresses and names ---- */

/* A file's name in an address (RFC 3986: all but the unreserved as percent and figures). */
static struct str address_of(const struct feed *feed, const char *file) {
    struct strbuf url = {.arena = feed->arena};
    strbuf_format(&url, "%.*s/", STR_ARG(feed->edition->feed.url));
    for (; *file; file++) {
        unsigned char c = (unsigned char)*file;
        bool plain =
            (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || strchr("-._~", c);
        strbuf_format(&url, plain ? "%c" : "%%%02X", c);
    }
    return strbuf_str(&url);
}

/* The edition's identifier; else of its place, so that a text that is mended stays the same
 * item. */
static struct str item_guid(const struct feed *feed) {
    const struct edition *edition = feed->edition;
    if (edition->script->about.identifier.len)
        return edition->script->about.identifier;
    struct hasher hasher;
    hasher_open(&hasher);
    hasher_add(&hasher, edition->feed.url);
    hasher_add(&hasher, edition->base);
    struct hash hash = hasher_close(&hasher);
    return str_format(feed->arena, "urn:uuid:%.*s",
                      STR_ARG(about_uuid(feed->arena, hash.bytes, 8)));
}

/* As Podcasting 2.0 has it: a UUID of version 5 of the feed's address without its scheme. */
static struct str channel_guid(const struct feed *feed, struct str address) {
    static const uint8_t space[] = {0xea, 0xd4, 0xc2, 0x36, 0xbf, 0x58, 0x58, 0xc6,
                                    0xa2, 0xc6, 0xa6, 0xb2, 0x8d, 0x12, 0x8c, 0xb6};
    uint8_t digest[SHA1_DIGEST_SIZE];
    struct sha1_ctx context;
    const char *rest = strstr(str_to_c(feed->arena, address), "://");
    sha1_init(&context);
    sha1_update(&context, sizeof space, space);
    sha1_update(&context, strlen(rest + 3), (const uint8_t *)rest + 3);
    sha1_digest(&context, sizeof digest, digest);
    return about_uuid(feed->arena, digest, 5);
}

/* ---- dates ---- */

/* 0 is Sunday (Sakamoto). */
static int weekday(int year, int month, int day) {
    static const int shifts[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    year -= month < 3;
    return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7;
}

static int number_at(struct str text, size_t from, size_t to) {
    int number = 0;
    for (size_t i = from; i < to; i++)
        number = number * 10 + (text.ptr[i] - '0');
    return number;
}

/* "Sat, 27 Oct 1962 00:00:00 +0000" (RFC 822); a date without day or month begins then. */
static struct str moment(struct arena *arena, struct str date) {
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int year = number_at(date, 0, 4);
    int month = date.len > 4 ? number_at(date, 5, 7) : 1;
    int day = date.len > 7 ? number_at(date, 8, 10) : 1;
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return (struct str){0};
    return str_format(arena, "%.3s, %02d %.3s %04d 00:00:00 +0000",
                      days + (ptrdiff_t)3 * weekday(year, month, day), day,
                      months + (ptrdiff_t)3 * (month - 1), year);
}

/* When it is published, where whoever builds says so; else the text's own date. */
static struct str moment_of(const struct feed *feed) {
    struct str made = str_slice(feed->edition->moment, 0, strlen("YYYY-MM-DD"));
    struct str date = made.len ? made : about_date(feed->edition);
    return date.len ? moment(feed->arena, date) : date;
}

/* ---- the channel ---- */

/* What edition.ini sets goes over what is there; what is derived does not. */
static xmlNode *settle(const struct feed *feed, const char *space, const char *name,
                       struct str given, struct str derived) {
    xmlNode *node = feed_xml_child(feed->channel, space, name);
    if (node && given.len)
        xmlNodeSetContent(node, NULL);
    if (node && !given.len)
        return node;
    struct str text = given.len ? given : derived;
    if (!text.len)
        return NULL;
    if (!node)
        return feed_xml_add(feed->channel, space, name, text);
    xmlNodeAddContent(node, (const xmlChar *)str_to_c(feed->arena, text));
    return node;
}

/* Given as "Arts > Books"; the second lies within the first. */
static void settle_category(const struct feed *feed) {
    struct str given = feed->edition->feed.category;
    if (!given.len)
        return;
    xmlNode *node = feed_xml_child(feed->channel, ITUNES, "category");
    if (node) {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    struct str around = str_trim(str_cut(&given, '>')), within = str_trim(given);
    node = feed_xml_add(feed->channel, ITUNES, "category", (struct str){0});
    feed_xml_set(node, "text", around);
    if (within.len)
        feed_xml_set(feed_xml_add(node, ITUNES, "category", (struct str){0}), "text", within);
}

static void settle_self(const struct feed *feed, struct str address) {
    if (feed_xml_child(feed->channel, ATOM, "link"))
        return;
    xmlNode *link = feed_xml_add(feed->channel, ATOM, "link", (struct str){0});
    feed_xml_set(link, "href", address);
    feed_xml_set(link, "rel", STR("self"));
    feed_xml_set(link, "type", STR("application/rss+xml"));
}

static void settle_image(const struct feed *feed, struct str address) {
    if (address.len && !feed_xml_child(feed->channel, ITUNES, "image"))
        feed_xml_set(feed_xml_add(feed->channel, ITUNES, "image", (struct str){0}), "href",
                     address);
}

/* What of an edition is known serves for the feed of one; more need a title of their own. */
static void settle_channel(const struct feed *feed, struct str address, struct str image) {
    const struct script *script = feed->edition->script;
    const struct feed_settings *given = &feed->edition->feed;
    const struct str none = {0};
    struct str title = script->about.series.len ? script->about.series : script->title;
    title = title.len ? title : feed->edition->base;
    settle(feed, NULL, "title", given->title, title);
    settle(feed, NULL, "link", none, str_format(feed->arena, "%.*s/", STR_ARG(given->url)));
    settle(feed, NULL, "description", given->description,
           script->about.description.len ? script->about.description : title);
    settle(feed, NULL, "language", none, script->language);
    settle(feed, NULL, "copyright", none, script->about.rights);
    settle(feed, NULL, "generator", none, STR("Lectern"));
    settle_self(feed, address);
    settle(feed, ITUNES, "author", none, script->author);
    settle(feed, ITUNES, "explicit",
           given->explicit_content.len
               ? str_equal(given->explicit_content, STR("yes")) ? STR("true") : STR("false")
               : none,
           none);
    settle_category(feed);
    settle_image(feed, image);
    settle(feed, PODCAST, "guid", none, channel_guid(feed, address));
    settle(feed, PODCAST, "medium", none, STR("audiobook"));
}

/* ---- the item ---- */

static void add(const struct feed *feed, const char *space, const char *name, struct str text) {
    if (text.len)
        feed_xml_add(feed->item, space, name, text);
}

static bool add_recording(const struct feed *feed, const char *file, const char *type, bool first,
                          struct error *error) {
    uint64_t n_bytes;
    if (!file_size(file_join(feed->arena, feed->folder, file), &n_bytes, error))
        return false;
    xmlNode *node = feed_xml_add(feed->item, first ? NULL : PODCAST,
                                 first ? "enclosure" : "alternateEnclosure", (struct str){0});
    if (first)
        feed_xml_set(node, "url", address_of(feed, file));
    feed_xml_set(node, "length", str_format(feed->arena, "%" PRIu64, n_bytes));
    feed_xml_set(node, "type", str_from_c(type));
    if (!first)
        feed_xml_set(feed_xml_add(node, PODCAST, "source", (struct str){0}), "uri",
                     address_of(feed, file));
    return true;
}

static bool add_recordings(const struct feed *feed, struct error *error) {
    bool first = true;
    for (size_t i = 0; i < sizeof recordings / sizeof *recordings; i++) {
        const char *file = file_of(feed, recordings[i].form);
        if (!file)
            continue;
        if (!add_recording(feed, file, recordings[i].type, first, error))
            return false;
        first = false;
    }
    return true;
}

static void add_transcripts(const struct feed *feed) {
    for (size_t i = 0; i < sizeof transcripts / sizeof *transcripts; i++) {
        const char *file = file_of(feed, transcripts[i].form);
        if (!file)
            continue;
        xmlNode *node = feed_xml_add(feed->item, PODCAST, "transcript", (struct str){0});
        feed_xml_set(node, "url", address_of(feed, file));
        feed_xml_set(node, "type", str_from_c(transcripts[i].type));
        if (feed->edition->script->language.len)
            feed_xml_set(node, "language", feed->edition->script->language);
        if (transcripts[i].timed)
            feed_xml_set(node, "rel", STR("captions"));
    }
}

static void add_chapters(const struct feed *feed) {
    const char *file = file_of(feed, "chapters.json");
    if (!file)
        return;
    xmlNode *node = feed_xml_add(feed->item, PODCAST, "chapters", (struct str){0});
    feed_xml_set(node, "url", address_of(feed, file));
    feed_xml_set(node, "type", STR("application/json+chapters"));
}

static void add_person(const struct feed *feed, struct str name, const char *role,
                       const char *group) {
    if (!name.len)
        return;
    xmlNode *node = feed_xml_add(feed->item, PODCAST, "person", name);
    feed_xml_set(node, "role", str_from_c(role));
    feed_xml_set(node, "group", str_from_c(group));
}

static struct str describe(const struct feed *feed) {
    const struct script *script = feed->edition->script;
    if (script->about.description.len)
        return script->about.description;
    return str_format(feed->arena, "%.*s%s%.*s", STR_ARG(script->title),
                      script->author.len ? ". " : "", STR_ARG(script->author));
}

static bool fill_item(const struct feed *feed, struct str image, struct error *error) {
    const struct edition *edition = feed->edition;
    const struct timeline *timeline = edition->timeline;
    struct str when = moment_of(feed), authors = edition->script->about.author, name;
    if (!when.len)
        return error_set(error, "feed.xml",
                         "an item needs its date, and the text has none as YYYY-MM-DD; set date in "
                         "edition.ini, or SOURCE_DATE_EPOCH");
    uint64_t seconds = (timeline_ms(timeline, timeline->n_samples) + 500) / 1000;
    add(feed, NULL, "title", edition->script->title.len ? edition->script->title : edition->base);
    add(feed, NULL, "description", describe(feed));
    feed_xml_set(feed_xml_add(feed->item, NULL, "guid", item_guid(feed)), "isPermaLink",
                 STR("false"));
    add(feed, NULL, "pubDate", when);
    if (!add_recordings(feed, error))
        return false;
    add(feed, ITUNES, "author", edition->script->author);
    add(feed, ITUNES, "duration", str_format(feed->arena, "%" PRIu64, seconds));
    if (image.len)
        feed_xml_set(feed_xml_add(feed->item, ITUNES, "image", (struct str){0}), "href", image);
    add_chapters(feed);
    add_transcripts(feed);
    while (authors_next(&authors, &name))
        add_person(feed, name, "author", "writing");
    add_person(feed, about_reader(feed->arena, edition), "narrator", "cast");
    return true;
}

/* ---- in the place of the old one ---- */

static bool is_ours(const xmlNode *node) {
    static const char *const elements[][2] = {
        {NULL, "title"},       {NULL, "description"},   {NULL, "guid"},
        {NULL, "pubDate"},     {NULL, "enclosure"},     {PODCAST, "alternateEnclosure"},
        {ITUNES, "author"},    {ITUNES, "duration"},    {ITUNES, "image"},
        {PODCAST, "chapters"}, {PODCAST, "transcript"}, {PODCAST, "person"},
    };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (feed_xml_is(node, elements[i][0], elements[i][1]))
            return true;
    return node->type == XML_TEXT_NODE;
}

static xmlNode *find_item(const struct feed *feed, struct str guid) {
    for (xmlNode *node = feed->channel->children; node; node = node->next) {
        const xmlNode *there =
            feed_xml_is(node, NULL, "item") ? feed_xml_child(node, NULL, "guid") : NULL;
        xmlChar *text = there ? xmlNodeGetContent(there) : NULL;
        bool same = text && str_equal(str_trim(str_from_c((const char *)text)), guid);
        xmlFree(text);
        if (same)
            return node;
    }
    return NULL;
}

/* What others put into the item stays in it, behind what is ours. */
static void replace_item(const struct feed *feed, xmlNode *old) {
    xmlUnlinkNode(feed->item);
    xmlAddPrevSibling(old, feed->item);
    for (xmlNode *node = old->children, *next; node; node = next) {
        next = node->next;
        if (is_ours(node))
            continue;
        xmlUnlinkNode(node);
        xmlAddChild(feed->item, node);
    }
    xmlUnlinkNode(old);
    xmlFreeNode(old);
}

static bool add_item(struct feed *feed, struct str image, struct error *error) {
    xmlNode *old = find_item(feed, item_guid(feed));
    feed->item = feed_xml_add(feed->channel, NULL, "item", (struct str){0});
    if (!fill_item(feed, image, error))
        return false;
    if (old)
        replace_item(feed, old);
    return true;
}

/* ---- the binder ---- */

/* A feed needs the picture in a file of its own. */
static bool write_cover(const struct feed *feed, struct str *address, struct error *error) {
    const struct edition *edition = feed->edition;
    *address = (struct str){0};
    if (!edition->cover.len)
        return true;
    const char *file =
        str_format(feed->arena, "%.*s.%s", STR_ARG(edition->base), about_cover_name(edition)).ptr;
    *address = address_of(feed, file);
    return file_write(file_join(feed->arena, feed->folder, file), edition->cover, error);
}

static bool bind_feed(const struct edition *edition, const char *path, struct error *error) {
    struct feed feed = {.arena = arena_open(), .edition = edition};
    feed.folder = file_folder(feed.arena, path);
    xmlDoc *document = NULL;
    struct str address = address_of(&feed, binder_feed.file), image;
    bool done = feed_check(&edition->feed, edition->binders, edition->n_binders,
                           edition->parts != NULL, error) &&
                feed_xml_open(feed.arena, path, str_to_c(feed.arena, address), &document, error);
    if (done) {
        feed.channel = feed_xml_channel(document);
        done = write_cover(&feed, &image, error);
    }
    if (done) {
        settle_channel(&feed, address, image);
        done = add_item(&feed, image, error) && feed_xml_write(document, path, error);
    }
    xmlFreeDoc(document);
    arena_close(feed.arena);
    return done;
}

const struct binder binder_feed = {
    .name = "feed", .extension = ".xml", .file = "feed.xml", .by_name = true, .bind = bind_feed};
