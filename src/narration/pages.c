#include "narration/pages.h"

struct place {
    size_t utterance, word;
};

static bool counts(const struct utterance *utterance) {
    return utterance->has_source && !utterance->aside && utterance->n_words;
}

/* The last word there is; what begins after it begins at its end. */
static struct place end_of(const struct script *script) {
    for (size_t i = script->utterances.count; i-- > 0;)
        if (counts(&script->utterances.items[i]))
            return (struct place){i, script->utterances.items[i].n_words};
    return (struct place){0, 0};
}

/* Moves on to the word that lies at or after the byte. */
static bool move_to(const struct script *script, size_t byte, struct place *place) {
    for (; place->utterance < script->utterances.count; place->utterance++, place->word = 0) {
        const struct utterance *utterance = &script->utterances.items[place->utterance];
        if (!counts(utterance) || utterance->source.end <= byte)
            continue;
        for (; place->word < utterance->n_words; place->word++)
            if (utterance_word(utterance, place->word).start >= byte)
                return true;
    }
    return false;
}

void pages_place(struct arena *arena, const struct document *document, struct script *script) {
    struct place place = {0};
    for (size_t i = 0; i < document->pages.count; i++) {
        const struct page *page = &document->pages.items[i];
        struct place here = move_to(script, page->start, &place) ? place : end_of(script);
        *arena_push(arena, &script->pages) =
            (struct script_page){page->label, here.utterance, here.word};
    }
}
