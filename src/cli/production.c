#include "cli/production.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/uloc.h>

#include "base/file.h"
#include "document/encoding.h"
#include "document/guess_language.h"

static bool set_chapters(void *member, const char *value, const struct option_row *row) {
    enum chapter_policy policy;
    return chapter_policy_find(str_from_c(value), &policy) && option_set_text(member, value, row);
}

static bool set_encoding(void *member, const char *value, const struct option_row *row) {
    return encoding_is_known(value) && option_set_text(member, value, row);
}

#define AT(member) offsetof(struct production_options, member)
const struct option_row production_source_rows[] = {
    {.name = "encoding",
     .value = "NAME",
     .help = "the encoding of a text, such as windows-1252\n"
             "(default: found out, and told)",
     .offset = AT(encoding),
     .set = set_encoding,
     .wanted = "an encoding that ICU knows, such as windows-1252"},
    {0},
};

static bool set_choice(void *member, const char *value, const struct option_row *row) {
    return choices_set(member, str_from_c(row->name), str_from_c(value));
}

#define CHOICE_OPTION(choice, values, about)                                                       \
    {.name = #choice,                                                                              \
     .value = "HOW",                                                                               \
     .help = (about),                                                                              \
     .offset = AT(choices),                                                                        \
     .set = set_choice,                                                                            \
     .wanted = (values)},

const struct option_row production_rows[] = {
    {.rows = reading_rows, .offset = AT(reading)},
    {.rows = production_source_rows},
    {.name = "title",
     .value = "TEXT",
     .help = "the edition's title, over the text's own",
     .offset = AT(title),
     .set = option_set_text,
     .wanted = "a title"},
    {.name = "author",
     .value = "TEXT",
     .help = "the edition's author, over the text's own;\nseveral with semicolons between",
     .offset = AT(author),
     .set = option_set_text,
     .wanted = "an author"},
    {.name = "chapters",
     .value = "HOW",
     .help =
         "where chapters begin: auto, headings,\nparagraphs or none (default: auto: the text's\n"
         "own contents, else headings, else its parts)",
     .offset = AT(chapters),
     .set = set_chapters,
     .wanted = "auto, headings, paragraphs or none"},
    LISTENERS_CHOICES(CHOICE_OPTION){
        .name = "profile",
        .value = "NAME",
        .help = "the delivery profile, for levels, bit rate and\nwhat its listeners hear (default: "
                "" DEFAULT_PROFILE ")",
        .offset = AT(profile),
        .set = option_set_text,
        .wanted = "a profile"},
    {.name = "no-repair",
     .help = "leave what the making of pages broke as it is:\n"
             "sentences, words, running heads, ligatures",
     .offset = AT(no_repair),
     .set = option_set_flag},
    {.name = "no-announcements",
     .help = "nothing spoken but the text: no title, length\nand voice before it, no end after it",
     .offset = AT(no_announcements),
     .set = option_set_flag},
    {0},
};
#undef CHOICE_OPTION
#undef AT

/* ---- reading ---- */

static struct str first_given(const char *option, struct str manifest, struct str text) {
    if (option)
        return str_from_c(option);
    return manifest.len ? manifest : text;
}

static bool read_source(struct arena *arena, const char *path,
                        const struct production_options *options, struct production *production,
                        struct error *error) {
    struct reader_options reading = {.repair = !options->no_repair, .encoding = options->encoding};
    if (manifest_is(path)) {
        if (!manifest_read(arena, path, &production->manifest, error))
            return false;
        production->source = str_to_c(arena, production->manifest.source);
        if (!reading.encoding && production->manifest.encoding.len)
            reading.encoding = str_to_c(arena, production->manifest.encoding);
    } else {
        production->manifest = (struct manifest){.arena = arena, .path = path};
        production->source = path;
    }
    return document_read(arena, production->source, &reading, &production->document, error);
}

static bool is_no_language(const char *tag) {
    static const char *const tags[] = {"und", "mul", "zxx", "mis"}; /* ISO 639-2 */
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_equal_nocase(str_from_c(tag), str_from_c(tags[i])))
            return true;
    return false;
}

/* What a text says of its language, where that is a tag; "English" is none, and is told. */
static struct str language_of_text(struct arena *arena, const struct document *document) {
    struct str tag = document->metadata.language;
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    char *given = str_to_c(arena, tag);
    for (char *c = given; *c; c++) /* "en_US", as locales have it */
        *c = *c == '_' ? '-' : *c;
    if (!tag.len || is_no_language(given))
        return (struct str){0};
    uloc_forLanguageTag(given, locale, sizeof locale, NULL, &status);
    if (U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
        *uloc_getISO3Language(locale))
        return str_from_c(given);
    struct error note = {0};
    error_set(&note, document->path,
              "says that its language is “%.*s”, which is no language tag such as en-GB; name it "
              "with --lang",
              STR_ARG(tag));
    error_print(&note);
    return (struct str){0};
}

static bool open_reading(struct arena *arena, const struct production_options *options,
                         struct production *production, struct error *error) {
    const struct manifest *manifest = &production->manifest;
    struct reading *reading = &production->reading;
    struct str voice = first_given(options->reading.voice, manifest->voice, (struct str){0});
    struct str language = first_given(options->reading.language, manifest->language,
                                      language_of_text(arena, &production->document));
    if (!language.len && !voice.len)
        language = document_guess_language(arena, &production->document);
    if (!reading_open(arena, voice, language, reading, error))
        return false;
    for (size_t i = 0; i < manifest->lexicons.count; i++)
        if (!reading_add_lexicon(reading, str_to_c(arena, manifest->lexicons.items[i]), error))
            return false;
    manifest_set_pauses(manifest, &reading->voice.pauses);
    return reading_add_lexicons(reading, &options->reading, error);
}

static bool load_profile(struct arena *arena, const struct production_options *options,
                         struct production *production, struct error *error) {
    struct str name =
        first_given(options->profile, production->manifest.profile, STR(DEFAULT_PROFILE));
    return profile_load(arena, str_to_c(arena, name), &production->profile, error);
}

/* An option goes over the edition, that over the profile, that over the default. */
static struct choices choices_of(const struct production_options *options,
                                 const struct production *production) {
    struct choices choices = options->choices;
    choices_complete(&choices, &production->manifest.choices);
    choices_complete(&choices, &production->profile.choices);
    choices_complete(&choices, &choices_default);
    return choices;
}

static struct metadata about_edition(const struct manifest *manifest) {
    return (struct metadata){
        .subtitle = manifest->subtitle,
        .publisher = manifest->publisher,
        .identifier = manifest->identifier,
        .rights = manifest->rights,
        .subject = manifest->subject,
        .description = manifest->description,
        .series = manifest->series,
    };
}

/* Who reads: as the edition has it, or the voice. */
static struct str narrator_of(const struct production *production) {
    const struct voice *voice = &production->reading.voice;
    return first_given(NULL, production->manifest.narrator,
                       voice->description.len ? voice->description : voice->name);
}

static void set_narration(const struct production_options *options, struct production *production) {
    const struct manifest *manifest = &production->manifest;
    const struct voice *voice = &production->reading.voice;
    production->narration = (struct narration_options){
        .title = first_given(options->title, manifest->title, (struct str){0}),
        .author = first_given(options->author, manifest->author, (struct str){0}),
        .language = production->reading.language,
        .date = manifest->date,
        .narrator = narrator_of(production),
        .about = about_edition(manifest),
        .chapters = manifest->chapters,
        .announce = !options->no_announcements,
        .choices = choices_of(options, production),
        .pauses = &voice->pauses,
        .lexicon = production->reading.lexicon,
    };
    if (options->chapters)
        chapter_policy_find(str_from_c(options->chapters), &production->narration.chapters);
}

bool production_read(struct arena *arena, const char *path,
                     const struct production_options *options, struct production *production,
                     struct error *error) {
    *production = (struct production){0};
    if (!read_source(arena, path, options, production, error) ||
        !load_profile(arena, options, production, error) ||
        !open_reading(arena, options, production, error))
        return false;
    set_narration(options, production);
    return true;
}

/* ---- narrating ---- */

/* Nobody but the clock knows when an edition is made; the clock is not asked, but whoever
 * builds reproducibly may say (reproducible-builds.org). */
static bool moment_from_environment(struct arena *arena, struct str *moment, struct error *error) {
    const char *given = getenv("SOURCE_DATE_EPOCH");
    if (!given || !*given)
        return true;
    char *end, text[32];
    struct tm when;
    errno = 0;
    long long seconds = strtoll(given, &end, 10);
    time_t time = (time_t)seconds;
    /* 9999-12-31 */
    if (errno || *end || seconds < 0 || seconds > 253402300799LL || !gmtime_r(&time, &when))
        return error_set(error, "SOURCE_DATE_EPOCH", "wanted seconds since 1970");
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &when);
    *moment = str_copy(arena, str_from_c(text));
    return true;
}

bool production_narrate(struct arena *arena, struct production *production, struct error *error) {
    struct script *script = &production->script;
    if (!script_narrate(arena, &production->document, &production->narration, script, error) ||
        !moment_from_environment(arena, &production->moment, error))
        return false;
    if (!script->date.len)
        script->date = str_slice(production->moment, 0, sizeof "YYYY-MM-DD" - 1);
    return true;
}
