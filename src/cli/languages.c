#include "cli/languages.h"

#include <stdlib.h>

#include "base/search.h"
#include "cli/cli.h"

struct passage_language {
    struct str tag;
    struct source_range source; /* of the first utterance that has it */
};

struct languages {
    struct passage_language *items;
    size_t count, capacity;
};

static int by_tag(const void *a, const void *b) {
    const struct passage_language *left = a, *right = b;
    int order = str_compare(left->tag, right->tag);
    return order ? order
                 : (left->source.start > right->source.start) -
                       (left->source.start < right->source.start);
}

static void gather(struct arena *arena, const struct script *script, struct languages *languages) {
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        for (size_t p = 0; p < utterance->n_phrases; p++) {
            struct str tag = utterance->phrases[p].language;
            if (tag.len && !(p && str_equal(tag, utterance->phrases[p - 1].language)))
                *arena_push(arena, languages) = (struct passage_language){tag, utterance->source};
        }
    }
}

/* Each once, in order. */
static void settle_list(struct languages *languages) {
    size_t kept = 0;
    if (languages->count)
        qsort(languages->items, languages->count, sizeof *languages->items, by_tag);
    for (size_t i = 0; i < languages->count; i++)
        if (!kept || !str_equal(languages->items[kept - 1].tag, languages->items[i].tag))
            languages->items[kept++] = languages->items[i];
    languages->count = kept;
}

static bool is_spoken(const struct languages *languages, const bool *spoken, struct str tag) {
    size_t low = search_first(languages->count, i, str_compare(languages->items[i].tag, tag) < 0);
    return spoken[low];
}

static void give_to_main_voice(const struct languages *languages, const bool *spoken,
                               struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++) {
        struct utterance *utterance = &script->utterances.items[i];
        for (size_t p = 0; p < utterance->n_phrases; p++) {
            struct phrase *phrase = &utterance->phrases[p];
            if (phrase->language.len && !is_spoken(languages, spoken, phrase->language))
                phrase->language = (struct str){0};
        }
    }
}

static void tell(const struct document *document, const struct passage_language *language) {
    struct error note = {0};
    error_set_line(&note, document->path, document_place(document, language->source).line,
                   "there is no voice for the language “%.*s” that this is marked as; the main "
                   "voice says it",
                   STR_ARG(language->tag));
    error_print(&note);
}

bool languages_settle(struct arena *arena, const struct studio *studio,
                      const struct document *document, struct script *script, struct error *error) {
    struct languages languages = {0};
    bool all = true;
    gather(arena, script, &languages);
    settle_list(&languages);
    struct str *tags = arena_alloc_array(arena, languages.count, sizeof *tags);
    bool *spoken = arena_alloc_array(arena, languages.count, sizeof *spoken);
    for (size_t i = 0; i < languages.count; i++)
        tags[i] = languages.items[i].tag;
    if (!studio_speaks(arena, studio, tags, languages.count, spoken, error))
        return false;
    for (size_t i = 0; i < languages.count; i++) {
        if (!spoken[i])
            tell(document, &languages.items[i]);
        all = all && spoken[i];
    }
    if (!all)
        give_to_main_voice(&languages, spoken, script);
    return true;
}
