#include "cli/reading.h"

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

/* "en" of "en-GB". */
static struct str primary_language(struct str tag) {
    size_t len = 0;
    while (len < tag.len && tag.ptr[len] != '-' && tag.ptr[len] != '_')
        len++;
    return str_slice(tag, 0, len);
}

/* How well a voice suits a language: its own tag before the same primary language, and
 * among equals the default voice. */
static int suits(const struct voice *voice, struct str language) {
    bool is_default = str_equal(voice->name, STR(DEFAULT_VOICE));
    if (str_equal_nocase(voice->language, language))
        return is_default ? 4 : 3;
    if (str_equal_nocase(primary_language(voice->language), primary_language(language)))
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

bool reading_open(struct arena *arena, struct str voice, struct str language,
                  struct reading *reading, struct error *error) {
    if (!find_voice(arena, voice, language, &reading->voice, error))
        return false;
    reading->language = language.len ? language : reading->voice.language;
    reading->lexicon = lexicon_open(arena);
    return reading->voice.lexicon.len == 0 ||
           lexicon_add_file(reading->lexicon, str_to_c(arena, reading->voice.lexicon), error);
}

bool reading_add_lexicons(struct reading *reading, const struct reading_options *options,
                          struct error *error) {
    for (size_t i = 0; i < options->lexicons.count; i++)
        if (!lexicon_add_file(reading->lexicon, options->lexicons.items[i], error))
            return false;
    return true;
}

static bool check_lexicon(const struct lexicon *lexicon, const struct engine *engine,
                          struct error *error) {
    for (size_t i = 0; i < lexicon_count(lexicon); i++) {
        const struct lexicon_entry *entry = lexicon_entry(lexicon, i);
        struct error cause = {0};
        if (entry->alphabet != PHONEMES_NONE &&
            !engine->accepts(entry->alphabet, entry->phonemes, &cause))
            return error_set_line(error, entry->path, entry->line, "“%.*s”: %s",
                                  STR_ARG(entry->grapheme), cause.message);
    }
    return true;
}

bool reading_open_studio(struct arena *arena, const struct reading *reading,
                         const struct profile *profile, const struct cache *cache,
                         struct studio *studio, struct error *error) {
    if (!studio_open(arena, &reading->voice, profile, cache, studio, error))
        return false;
    if (check_lexicon(reading->lexicon, studio->engine, error))
        return true;
    studio_close(studio);
    return false;
}
