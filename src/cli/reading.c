#include "cli/reading.h"

#include "base/file.h"
#include "base/language.h"

#define AT(member) offsetof(struct reading_options, member)
const struct option_row reading_rows[] = {
    {.name = "voice",
     .value = "NAME",
     .help = "the voice, or a profile's path with a slash\n"
             "(default: the one for the language;\n"
             "`lectern voices` lists them)",
     .offset = AT(voice),
     .set = option_set_text,
     .wanted = "a voice"},
    {.name = "lang",
     .value = "TAG",
     .help = "the language of the text, such as en-GB\n"
             "(default: what the text says, else the voice's)",
     .offset = AT(language),
     .set = option_set_text,
     .wanted = "a language tag such as en-GB"},
    {.name = "lexicon",
     .value = "FILE",
     .help = "how names are said, over the voice's lexicon;\n"
             "may be given again, later ones win",
     .offset = AT(lexicons),
     .set = option_add_text,
     .wanted = "a file, at most 32 of them"},
    {0},
};
#undef AT

/* How well a voice suits a language: its own tag before the same primary language, and
 * among equals the default voice. */
static int suits(const struct voice *voice, struct str language) {
    bool is_default = str_equal(voice->name, STR(DEFAULT_VOICE));
    if (str_equal_nocase(voice->language, language))
        return is_default ? 4 : 3;
    if (language_same(voice->language, language))
        return is_default ? 2 : 1;
    return 0;
}

static bool find_for_language(struct arena *arena, struct str language, struct voice *voice,
                              struct error *error) {
    struct str *names;
    size_t count;
    int best = 0;
    if (!voice_list(arena, &names, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct voice candidate;
        if (!voice_load(arena, str_to_c(arena, names[i]), &candidate, error))
            return false;
        if (suits(&candidate, language) > best) {
            best = suits(&candidate, language);
            *voice = candidate;
        }
    }
    if (!best)
        voice_for_language(arena, language, voice);
    return true;
}

static bool find_voice(struct arena *arena, struct str name, struct str language,
                       struct voice *voice, struct error *error) {
    if (name.len)
        return voice_load(arena, str_to_c(arena, name), voice, error);
    if (language.len)
        return find_for_language(arena, language, voice, error);
    return voice_load(arena, DEFAULT_VOICE, voice, error);
}

/* What every English voice is told, under whatever else says it: words that the engine
 * says wrong, and the names that texts of every kind carry. */
static bool add_shipped(struct arena *arena, struct reading *reading, struct error *error) {
    static const char *const shipped[] = {"english.lexicon", "names.lexicon"};
    char *folder;
    if (!language_is_english(reading->voice.language))
        return true;
    if (!voice_folder(arena, &folder, error))
        return false;
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        const char *path = file_join(arena, folder, shipped[i]);
        if (file_exists(path) && !reading_add_lexicon(reading, path, error))
            return false;
    }
    return true;
}

bool reading_open(struct arena *arena, struct str voice, struct str language,
                  struct reading *reading, struct error *error) {
    if (!find_voice(arena, voice, language, &reading->voice, error))
        return false;
    reading->language = language.len ? language : reading->voice.language;
    reading->lexicon = lexicon_open(arena);
    lexicon_set_language(reading->lexicon, reading->language);
    return add_shipped(arena, reading, error) &&
           (reading->voice.lexicon.len == 0 ||
            reading_add_lexicon(reading, str_to_c(arena, reading->voice.lexicon), error));
}

bool reading_add_lexicon(struct reading *reading, const char *path, struct error *error) {
    size_t before = lexicon_count(reading->lexicon);
    if (!lexicon_add_file(reading->lexicon, path, error))
        return false;
    for (size_t i = before; i < lexicon_count(reading->lexicon); i++) {
        struct str language = lexicon_entry(reading->lexicon, i)->language;
        struct error note = {0};
        if (lexicon_suits(language, reading->language))
            continue;
        error_set(&note, path, "is a lexicon for %.*s; in a text in %.*s its entries do not act",
                  STR_ARG(language), STR_ARG(reading->language));
        error_print(&note);
        break;
    }
    return true;
}

bool reading_add_lexicons(struct reading *reading, const struct reading_options *options,
                          struct error *error) {
    for (size_t i = 0; i < options->lexicons.count; i++)
        if (!reading_add_lexicon(reading, options->lexicons.items[i], error))
            return false;
    return true;
}

bool reading_check_entry(const struct reading *reading, const struct engine *engine,
                         const struct lexicon_entry *entry, struct error *error) {
    struct error cause = {0};
    return entry->alphabet == PHONEMES_NONE ||
           !lexicon_suits(entry->language, reading->voice.language) ||
           engine->accepts(entry->alphabet, entry->phonemes, &cause) ||
           error_set_line(error, entry->path, entry->line, "“%.*s”: %s", STR_ARG(entry->grapheme),
                          cause.message);
}

static bool check_lexicon(const struct reading *reading, const struct engine *engine,
                          struct error *error) {
    for (size_t i = 0; i < lexicon_count(reading->lexicon); i++)
        if (!reading_check_entry(reading, engine, lexicon_entry(reading->lexicon, i), error))
            return false;
    return true;
}

bool reading_open_studio(struct arena *arena, const struct reading *reading,
                         const struct profile *profile, const struct cache *cache,
                         struct studio *studio, struct error *error) {
    if (!studio_open(arena, &reading->voice, profile, cache, studio, error))
        return false;
    if (check_lexicon(reading, studio->engine, error))
        return true;
    studio_close(studio);
    return false;
}
