/* What language a text is marked as, seen as a whole. */
#include "edition/written.h"

struct marking {
    struct str language; /* of what was seen last */
    bool mixed;
};

/* Marks of notes and labels are of no language. */
static void see_language(struct marking *marking, const struct span *span, struct str text) {
    bool apart = span && (span->kind == SPAN_NOTE_REFERENCE || span->kind == SPAN_LABEL);
    if (apart || !str_trim(text).len)
        return;
    struct str language = {0};
    if (span && span->kind == SPAN_LANGUAGE)
        language = span->language;
    bool other = marking->language.len && !str_equal(language, marking->language);
    marking->mixed = marking->mixed || !language.len || other;
    marking->language = language;
}

static struct str marked_language(const struct marking *marking) {
    return marking->mixed ? (struct str){0} : marking->language;
}

struct str written_language(const struct written_piece *pieces, size_t n) {
    struct marking marking = {0};
    for (size_t i = 0; i < n && !marking.mixed; i++)
        see_language(&marking, pieces[i].span, pieces[i].text);
    return marked_language(&marking);
}

struct str written_title_language(const struct script *script, const struct chapter *chapter) {
    struct marking marking = {0};
    if (chapter->language.len)
        return chapter->language;
    if (chapter->first_utterance >= script->utterances.count)
        return (struct str){0};
    const struct utterance *utterance = &script->utterances.items[chapter->first_utterance];
    bool heading = utterance->kind == UTTERANCE_HEADING || utterance->kind == UTTERANCE_TITLE;
    for (size_t i = 0; heading && utterance->block && i < utterance->block->spans.count; i++) {
        const struct span *span = &utterance->block->spans.items[i];
        see_language(&marking, span, span->text);
    }
    return marked_language(&marking);
}
