#include "narration/narrate.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "document/authors.h"
#include "narration/announce.h"
#include "narration/chapters.h"
#include "narration/narrator.h"
#include "narration/pages.h"

/* The announcement that waits for the length of the recording. */
static void announce_later(struct narrator *narrator) {
    narrator_push(narrator, UTTERANCE_ANNOUNCEMENT, NULL)->says_duration = true;
}

bool script_set_duration(struct arena *arena, struct script *script,
                         const struct narration_options *options, uint64_t duration_ms,
                         struct error *error) {
    for (size_t i = 0; i < script->utterances.count; i++) {
        struct utterance *utterance = &script->utterances.items[i];
        if (!utterance->says_duration)
            continue;
        struct str text = announce_reading(arena, script->language, options->narrator, duration_ms);
        if (!utterance_fill(arena, options, text, script->language, utterance, error))
            return false;
        utterance_forget_places(utterance);
    }
    return true;
}

/* ---- the whole ---- */

static struct str chosen(struct str first, struct str second) {
    return first.len ? first : second;
}

/* The text's own title, where the text begins with it. */
static const struct block *opening_title(const struct document *document) {
    for (size_t i = 0; i < document->blocks.count; i++)
        if (document->blocks.items[i].kind != BLOCK_SEPARATOR)
            return document->blocks.items[i].kind == BLOCK_TITLE ? &document->blocks.items[i]
                                                                 : NULL;
    return NULL;
}

enum { FRONT_BLOCKS = 4, BYLINE_MORE_BYTES = 24 }; /* of a byline beside the name: "Written by" */

static bool is_byline(struct arena *arena, const struct block *block, struct str authors) {
    if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADING)
        return false;
    struct str text = block_text(arena, block), name;
    if (text.len > authors.len + BYLINE_MORE_BYTES)
        return false;
    text = utf8_lower(arena, text);
    while (authors_next(&authors, &name))
        if (!str_contains(text, utf8_lower(arena, name)))
            return false;
    return true;
}

/* Whether the text begins by saying who wrote it. */
static bool author_is_read(struct narrator *narrator) {
    const struct document *document = narrator->document;
    struct str author = narrator->script->about.author;
    for (size_t i = 0; author.len && i < document->blocks.count && i < FRONT_BLOCKS; i++)
        if (is_byline(narrator->arena, &document->blocks.items[i], author))
            return true;
    return false;
}

static bool announces(const struct narrator *narrator) {
    return narrator->options->announce && announce_knows(narrator->script->language);
}

static bool narrate_front(struct narrator *narrator, bool title_is_read) {
    if (!announces(narrator))
        return true;
    struct str title = title_is_read ? (struct str){0} : narrator->script->title;
    struct str author = author_is_read(narrator) ? (struct str){0} : narrator->script->author;
    if (!narrator_say(narrator,
                      announce_title(narrator->arena, narrator->script->language, title, author)))
        return false;
    announce_later(narrator);
    return true;
}

static bool narrate_end(struct narrator *narrator) {
    if (!announces(narrator))
        return true;
    return narrator_say(narrator, announce_end(narrator->arena, narrator->script));
}

static bool narrate_blocks(struct narrator *narrator) {
    const struct block *title = opening_title(narrator->document);
    bool title_is_read =
        title && utf8_equal_nocase(block_name(narrator->arena, title), narrator->script->title);
    return narrator_say_blocks(narrator, title_is_read ? title : NULL, narrate_front);
}

static int by_place(const void *a, const void *b) {
    const struct unspoken *left = a, *right = b;
    return (left->source.start > right->source.start) - (left->source.start < right->source.start);
}

/* The reader's list and ours, as they lie in the source. */
static void merge_unspoken(struct narrator *narrator) {
    const struct document *document = narrator->document;
    for (size_t i = 0; i < document->unspoken.count; i++)
        *arena_push(narrator->arena, &narrator->script->unspoken) = document->unspoken.items[i];
    if (narrator->script->unspoken.count)
        qsort(narrator->script->unspoken.items, narrator->script->unspoken.count,
              sizeof *narrator->script->unspoken.items, by_place);
}

static bool says_something(const struct script *script) {
    for (size_t i = 0; i < script->utterances.count; i++)
        if (script->utterances.items[i].has_source)
            return true;
    return false;
}

/* What is given over what the document says of itself. */
static struct metadata about(const struct script *script, const struct metadata *given,
                             const struct metadata *own) {
    return (struct metadata){
        .title = script->title,
        .subtitle = chosen(given->subtitle, own->subtitle),
        .language = script->language,
        .date = script->date,
        .publisher = chosen(given->publisher, own->publisher),
        .identifier = chosen(given->identifier, own->identifier),
        .rights = chosen(given->rights, own->rights),
        .subject = chosen(given->subject, own->subject),
        .description = chosen(given->description, own->description),
        .series = chosen(given->series, own->series),
        .cover = chosen(given->cover, own->cover),
    };
}

bool script_narrate(struct arena *arena, const struct document *document,
                    const struct narration_options *options, struct script *script,
                    struct error *error) {
    const struct metadata *own = &document->metadata;
    *script = (struct script){
        .title = chosen(options->title, own->title),
        .language = chosen(chosen(options->language, own->language), STR("en-US")),
        .date = chosen(options->date, own->date),
    };
    struct str authors = chosen(options->author, own->author);
    script->author = authors_shown(arena, authors, script->language);
    script->about = about(script, &options->about, own);
    script->about.author = authors;
    for (size_t i = 0; i < document->repairs.count; i++)
        *arena_push(arena, &script->repairs) = document->repairs.items[i];
    struct narrator narrator = {.arena = arena,
                                .options = options,
                                .choices = options->choices,
                                .document = document,
                                .script = script,
                                .error = error};
    choices_complete(&narrator.choices, &choices_default);
    if (!narrate_blocks(&narrator))
        return false;
    merge_unspoken(&narrator);
    if (!says_something(script))
        return error_set(error, document->path, "holds no words to say");
    if (!narrate_end(&narrator))
        return false;
    pages_place(arena, document, script);
    chapters_make(arena, document, script, options->chapters);
    return true;
}
