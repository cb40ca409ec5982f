#include "edition/manifest.h"

#include <string.h>

#include "base/file.h"
#include "base/settings.h"
#include "document/encoding.h"
#include "edition/about.h"

bool manifest_is(const char *path) {
    return str_ends_with(str_from_c(path), STR(".ini"));
}

bool chapter_policy_find(struct str name, enum chapter_policy *policy) {
    static const char *const names[] = {
        [CHAPTERS_AUTO] = "auto",
        [CHAPTERS_HEADINGS] = "headings",
        [CHAPTERS_PARAGRAPHS] = "paragraphs",
        [CHAPTERS_NONE] = "none",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(name, str_from_c(names[i]))) {
            *policy = (enum chapter_policy)i;
            return true;
        }
    }
    return false;
}

bool names_split(struct str list, bool (*add)(void *context, struct str name), void *context) {
    for (size_t from = 0; from <= list.len;) {
        const char *comma = str_find_char(str_slice(list, from, list.len), ',');
        size_t to = comma ? (size_t)(comma - list.ptr) : list.len;
        struct str name = str_trim(str_slice(list, from, to));
        if (name.len == 0 || !add(context, name))
            return false;
        from = to + 1;
    }
    return true;
}

/* ---- values ---- */

static bool is_date(struct str date) {
    if (!about_is_date(date))
        return false;
    int month = date.len > 4 ? (date.ptr[5] - '0') * 10 + date.ptr[6] - '0' : 1;
    int day = date.len > 7 ? (date.ptr[8] - '0') * 10 + date.ptr[9] - '0' : 1;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool set_date(void *member, struct str value, const struct setting *setting) {
    return is_date(value) && setting_set_string(member, value, setting);
}

bool feed_url_find(struct str text, struct str *url) {
    bool web = str_starts_with(text, STR("https://")) || str_starts_with(text, STR("http://"));
    if (!web || str_ends_with(text, STR("//")))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] <= ' ' || text.ptr[i] > '~' || strchr("\"<>\\^`{|}#?", text.ptr[i]))
            return false;
    *url = str_slice(text, 0, text.len - str_ends_with(text, STR("/")));
    return true;
}

static bool set_feed_url(void *member, struct str value, const struct setting *setting) {
    (void)setting;
    return feed_url_find(value, member);
}

static bool set_explicit(void *member, struct str value, const struct setting *setting) {
    return (str_equal(value, STR("yes")) || str_equal(value, STR("no"))) &&
           setting_set_string(member, value, setting);
}

/* Prose: inih hands over a continued line by its lines. */
static bool add_prose(struct arena *arena, struct str *prose, struct str value) {
    *prose = prose->len ? str_format(arena, "%.*s %.*s", STR_ARG(*prose), STR_ARG(value)) : value;
    return value.len > 0;
}

static bool add_note(void *context, struct str value) {
    struct manifest *manifest = context;
    return add_prose(manifest->arena, &manifest->note, value);
}

static bool add_description(void *context, struct str value) {
    struct manifest *manifest = context;
    return add_prose(manifest->arena, &manifest->description, value);
}

static bool add_lexicon(void *context, struct str name) {
    struct manifest *manifest = context;
    *arena_push(manifest->arena, &manifest->lexicons) = name;
    return true;
}

static bool add_format(void *context, struct str name) {
    struct manifest *manifest = context;
    *arena_push(manifest->arena, &manifest->formats) = name;
    return true;
}

static bool set_chapters(void *member, struct str value, const struct setting *setting) {
    (void)setting;
    return chapter_policy_find(value, member);
}

static bool set_split(void *member, struct str value, const struct setting *setting) {
    (void)setting;
    return split_find(value, member);
}

enum { ENCODING_NAME_MAX_BYTES = 64 };

static bool set_encoding(void *member, struct str value, const struct setting *setting) {
    (void)setting;
    char name[ENCODING_NAME_MAX_BYTES];
    *(struct str *)member = value;
    if (value.len >= sizeof name)
        return false;
    memcpy(name, value.ptr, value.len);
    name[value.len] = '\0';
    return encoding_is_known(name);
}

bool overlay_find(struct str name, enum overlay *overlay) {
    bool word = str_equal(name, STR("word"));
    if (!word && !str_equal(name, STR("sentence")))
        return false;
    *overlay = word ? OVERLAY_WORD : OVERLAY_SENTENCE;
    return true;
}

static bool set_overlay(void *member, struct str value, const struct setting *setting) {
    (void)setting;
    return overlay_find(value, member);
}

static bool add_pause(struct manifest *manifest, struct str key, struct str value) {
    static const struct setting milliseconds = {.low = 0, .high = PAUSE_MAX_MS};
    struct pauses tried = pauses_default;
    double ms;
    if (!setting_number(value, &milliseconds, &ms) || !pauses_set(&tried, key, (unsigned)ms))
        return false;
    *arena_push(manifest->arena, &manifest->pauses) = (struct pause_setting){key, (unsigned)ms};
    return true;
}

static bool set_choice(void *member, struct str value, const struct setting *setting) {
    return choices_set(member, str_from_c(setting->key), value);
}

#define AT(member) offsetof(struct manifest, member)
#define CHOICE_SETTING(name, values, help)                                                         \
    {"reading", #name, AT(choices), set_choice, 0, 0, values},
static const struct setting table[] = {
    {"edition", "source", AT(source), setting_set_string, 0, 0, "a file"},
    {"edition", "encoding", AT(encoding), set_encoding, 0, 0, "an encoding such as windows-1252"},
    {"edition", "title", AT(title), setting_set_string, 0, 0, "a title"},
    {"edition", "author", AT(author), setting_set_string, 0, 0,
     "an author, or several with semicolons between"},
    {"edition", "date", AT(date), set_date, 0, 0, "a date as YYYY, YYYY-MM or YYYY-MM-DD"},
    {"edition", "language", AT(language), setting_set_string, 0, 0, "a language tag such as en-US"},
    {"edition", "voice", AT(voice), setting_set_string, 0, 0, "a voice"},
    {"edition", "profile", AT(profile), setting_set_string, 0, 0, "a profile"},
    {"edition", "chapters", AT(chapters), set_chapters, 0, 0, "auto, headings, paragraphs or none"},
    {"edition", "split", AT(split), set_split, 0, 0, SPLIT_WANTED},
    {"edition", "overlay", AT(overlay), set_overlay, 0, 0, OVERLAY_WANTED},
    {"edition", "certifier", AT(certifier), setting_set_string, 0, 0, "who has evaluated it"},
    {"edition", "cover", AT(cover), setting_set_string, 0, 0, "a JPEG or PNG file, or none"},
    {"edition", "subtitle", AT(subtitle), setting_set_string, 0, 0, "a subtitle"},
    {"edition", "narrator", AT(narrator), setting_set_string, 0, 0, "a narrator's name"},
    {"edition", "publisher", AT(publisher), setting_set_string, 0, 0, "a publisher"},
    {"edition", "identifier", AT(identifier), setting_set_string, 0, 0, "an ISBN, a URN or a URL"},
    {"edition", "rights", AT(rights), setting_set_string, 0, 0, "a notice of rights"},
    {"edition", "subject", AT(subject), setting_set_string, 0, 0, "a subject"},
    {"edition", "series", AT(series), setting_set_string, 0, 0, "a series"},
    {"edition", "feed_url", AT(feed.url), set_feed_url, 0, 0, FEED_URL_WANTED},
    {"edition", "feed_title", AT(feed.title), setting_set_string, 0, 0, "a title"},
    {"edition", "feed_description", AT(feed.description), setting_set_string, 0, 0, "a text"},
    {"edition", "feed_category", AT(feed.category), setting_set_string, 0, 0,
     "a category of Apple's, such as Arts > Books"},
    {"edition", "feed_explicit", AT(feed.explicit_content), set_explicit, 0, 0, "yes or no"},
    LISTENERS_CHOICES(CHOICE_SETTING){0},
};
#undef CHOICE_SETTING
#undef AT

/* Prose and lists: what may be continued, and needs the arena. */
static bool take_other(void *context, struct str section, struct str key, struct str value) {
    static const struct {
        const char *key;
        bool (*add)(void *context, struct str value);
        bool list;
    } others[] = {
        {"note", add_note, false},
        {"description", add_description, false},
        {"lexicon", add_lexicon, true},
        {"format", add_format, true},
    };
    struct manifest *manifest = context;
    if (str_equal(section, STR("pauses")))
        return add_pause(manifest, str_copy(manifest->arena, key), value);
    if (!str_equal(section, STR("edition")))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_equal(key, str_from_c(others[i].key)))
            return others[i].list ? names_split(value, others[i].add, manifest)
                                  : others[i].add(manifest, value);
    return false;
}

/* ---- the file ---- */

/* A path as the manifest has it, as one opens it from here. */
static struct str resolve(struct arena *arena, const char *folder, struct str path) {
    if (path.len == 0 || path.ptr[0] == '/' || strcmp(folder, ".") == 0)
        return path;
    return str_from_c(file_join(arena, folder, str_to_c(arena, path)));
}

static void resolve_paths(struct manifest *manifest) {
    char *folder = file_folder(manifest->arena, manifest->path);
    manifest->source = resolve(manifest->arena, folder, manifest->source);
    manifest->no_cover = str_equal(manifest->cover, STR("none"));
    manifest->cover =
        manifest->no_cover ? (struct str){0} : resolve(manifest->arena, folder, manifest->cover);
    if (str_contains(manifest->voice, STR("/")))
        manifest->voice = resolve(manifest->arena, folder, manifest->voice);
    if (str_contains(manifest->profile, STR("/")))
        manifest->profile = resolve(manifest->arena, folder, manifest->profile);
    for (size_t i = 0; i < manifest->lexicons.count; i++)
        manifest->lexicons.items[i] = resolve(manifest->arena, folder, manifest->lexicons.items[i]);
}

bool manifest_read(struct arena *arena, const char *path, struct manifest *manifest,
                   struct error *error) {
    *manifest = (struct manifest){.arena = arena, .path = path};
    if (!settings_read(arena, path, table, manifest, take_other, error))
        return false;
    if (manifest->source.len == 0)
        return error_set(error, path, "[edition] needs a source: the file to read aloud");
    resolve_paths(manifest);
    return true;
}

void manifest_set_pauses(const struct manifest *manifest, struct pauses *pauses) {
    for (size_t i = 0; i < manifest->pauses.count; i++)
        pauses_set(pauses, manifest->pauses.items[i].key, manifest->pauses.items[i].ms);
}
