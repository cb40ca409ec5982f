#include "edition/part.h"

#include "edition/mp3.h"
#include "edition/part_plan.h"
#include "narration/chapters.h"

/* ---- how to split ---- */

enum { LIMIT_MAX = 100000 }; /* hours, or gigabytes: beyond any book */

bool split_find(struct str text, struct split *split) {
    static const struct {
        const char *name;
        enum split_by by;
        uint64_t times;
    } units[] = {
        {"min", SPLIT_LENGTH, 60000},
        {"h", SPLIT_LENGTH, 3600000},
        {"MB", SPLIT_SIZE, 1000000},
        {"GB", SPLIT_SIZE, 1000000000},
    };
    uint64_t number = 0;
    size_t digits = 0;
    if (str_equal(text, STR("chapter"))) {
        *split = (struct split){.by = SPLIT_CHAPTERS};
        return true;
    }
    for (; digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9'; digits++)
        if ((number = number * 10 + (uint64_t)(text.ptr[digits] - '0')) > LIMIT_MAX)
            return false;
    struct str unit = str_slice(text, digits, text.len);
    for (size_t i = 0; number && i < sizeof units / sizeof *units; i++)
        if (str_equal_nocase(unit, str_from_c(units[i].name))) {
            *split = (struct split){.by = units[i].by, .limit = number * units[i].times};
            return true;
        }
    return false;
}

/* ---- views of the whole ---- */

struct making {
    struct arena *arena;
    const struct edition *whole;
    bool joined;
    size_t n_parts;
    size_t chapter; /* of the whole: the first that begins at or after the part */
    size_t page;    /* of the whole: the first that begins at or after the part */
    size_t block;   /* of the document: where the part before ended */
    size_t piece;   /* of the chapter that the part before ended in; 1 is its beginning */
};

static const struct chapter *chapter_at(const struct making *making, size_t i) {
    const struct script *script = making->whole->script;
    return i < script->chapters.count ? &script->chapters.items[i] : NULL;
}

/* What a later piece of a chapter is called. */
static struct str piece_title(const struct making *making, struct str title) {
    return making->piece > 1
               ? str_format(making->arena, "%.*s (%zu)", STR_ARG(title), making->piece)
               : title;
}

/* A part that begins within a chapter begins with the rest of it. */
static bool add_rest(const struct making *making, struct script *script) {
    const struct chapter *open = making->chapter ? chapter_at(making, making->chapter - 1) : NULL;
    if (open)
        *arena_push(making->arena, &script->chapters) =
            (struct chapter){.title = piece_title(making, open->title), .level = open->level};
    return open != NULL;
}

static void view_chapters(struct making *making, size_t first, size_t end, struct part *part) {
    struct script *script = &part->script;
    const struct chapter *next = chapter_at(making, making->chapter);
    bool opens = next && next->first_utterance == first;
    making->piece = opens ? 1 : making->piece + 1;
    part->continues = !opens && add_rest(making, script);
    for (; (next = chapter_at(making, making->chapter)) && next->first_utterance < end;
         making->chapter++) {
        struct chapter *chapter = arena_push(making->arena, &script->chapters);
        *chapter = *next;
        chapter->first_utterance -= first;
        if (next->first_utterance > first)
            making->piece = 1;
    }
}

/* The title of the chapter it begins with, and of those that follow at once. */
static struct str title_of(const struct making *making, const struct script *script,
                           size_t n_titles) {
    struct str whole = making->whole->script->title;
    if (script->chapters.count == 0)
        return whole.len ? piece_title(making, whole)
                         : chapter_first_words(making->arena, script, 0, script->utterances.count);
    struct str title = script->chapters.items[0].title;
    for (size_t i = 1; i < n_titles && i < script->chapters.count; i++)
        title = str_format(making->arena, "%.*s. %.*s", STR_ARG(title),
                           STR_ARG(script->chapters.items[i].title));
    return title;
}

static void view_pages(struct making *making, size_t first, size_t end, struct script *script) {
    const struct script *whole = making->whole->script;
    for (; making->page < whole->pages.count && whole->pages.items[making->page].utterance < end;
         making->page++) {
        struct script_page *page = arena_push(making->arena, &script->pages);
        *page = whole->pages.items[making->page];
        page->utterance -= first;
    }
}

static void view_script(struct making *making, const struct cut *cut, size_t end,
                        struct part *part) {
    const struct script *whole = making->whole->script;
    struct script *script = &part->script;
    *script = (struct script){.author = whole->author,
                              .language = whole->language,
                              .date = whole->date,
                              .about = whole->about};
    script->utterances.items =
        whole->utterances.items ? whole->utterances.items + cut->first : NULL;
    script->utterances.count = script->utterances.capacity = end - cut->first;
    view_chapters(making, cut->first, end, part);
    view_pages(making, cut->first, end, script);
    script->title = title_of(making, script, cut->n_titles);
}

/* Up to the block that the next part begins with. Notes that are told later than they
 * are written stay in the part that they are written in. */
static void view_document(struct making *making, size_t end, struct document *document) {
    const struct document *whole = making->whole->document;
    const struct script *script = making->whole->script;
    size_t from = making->block, to = whole->blocks.count;
    while (end < script->utterances.count &&
           (!script->utterances.items[end].block || script->utterances.items[end].aside))
        end++;
    if (end < script->utterances.count)
        to = (size_t)(block_of_document(script->utterances.items[end].block) - whole->blocks.items);
    to = to < from ? from : to;
    *document = *whole;
    document->blocks.items = document->blocks.items ? document->blocks.items + from : NULL;
    document->blocks.count = document->blocks.capacity = to - from;
    making->block = to;
}

/* Files that are heard by themselves have the silences that publishers ask for at their
 * ends; those of a package are heard one after another. */
static struct timeline_ends ends_of(const struct making *making, size_t first, size_t end) {
    const struct timeline *whole = making->whole->timeline;
    const struct pauses *pauses = &making->whole->voice->pauses;
    uint64_t rate = (uint64_t)whole->format.sample_rate_hz;
    if (!making->joined)
        return (struct timeline_ends){pauses->head * rate / 1000, pauses->tail * rate / 1000};
    size_t from = first, to = end;
    while (from < end && !whole->takes[from].n_frames)
        from++;
    while (to > from && !whole->takes[to - 1].n_frames)
        to--;
    if (from == to)
        return (struct timeline_ends){0, whole->n_samples};
    return (struct timeline_ends){whole->takes[from].start - timeline_joint(whole, first),
                                  timeline_joint(whole, end) - whole->takes[to - 1].voice_end};
}

static void make_part(struct making *making, size_t number, const struct cut *cut, size_t end,
                      struct part *part) {
    const struct edition *whole = making->whole;
    view_script(making, cut, end, part);
    view_document(making, end, &part->document);
    timeline_cut(making->arena, whole->timeline, cut->first, &part->script,
                 ends_of(making, cut->first, end), &part->timeline);
    part->first_utterance = cut->first;
    part->name = part_name(making->arena, number, making->n_parts, part->script.title);
    part->edition = *whole;
    part->edition.script = &part->script;
    part->edition.document = &part->document;
    part->edition.timeline = &part->timeline;
    part->edition.album = whole->script->title;
    part->edition.track = number;
    part->edition.n_tracks = making->n_parts;
    part->edition.parts = NULL;
}

bool parts_make(struct arena *arena, const struct edition *edition, const struct split *split,
                struct parts *parts, struct error *error) {
    struct cuts cuts;
    if (!cuts_make(arena, edition, split, &cuts, error))
        return false;
    *parts = (struct parts){
        .items = arena_alloc_array(arena, cuts.count, sizeof *parts->items),
        .count = cuts.count,
    };
    struct making making = {
        .arena = arena, .whole = edition, .joined = split->joined, .n_parts = cuts.count};
    for (size_t i = 0; i < cuts.count; i++) {
        size_t end =
            i + 1 < cuts.count ? cuts.items[i + 1].first : edition->script->utterances.count;
        make_part(&making, i + 1, &cuts.items[i], end, &parts->items[i]);
        parts->items[i].start = parts->n_samples;
        parts->n_samples += parts->items[i].timeline.n_samples;
    }
    return true;
}

/* ---- one after another ---- */

static void join_takes(const struct part *part, struct timeline *timeline) {
    for (size_t i = 0; i < part->timeline.n_takes; i++) {
        timeline->takes[part->first_utterance + i].start =
            part->start + part->timeline.takes[i].start;
        timeline->takes[part->first_utterance + i].voice_end =
            part->start + part->timeline.takes[i].voice_end;
    }
}

void parts_join(const struct parts *parts, struct timeline *timeline) {
    size_t at = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        join_takes(part, timeline);
        for (size_t n = part->continues; n < part->timeline.n_chapters; n++, at++) {
            timeline->chapters[at].start = part->start + part->timeline.chapters[n].start;
            if (at)
                timeline->chapters[at - 1].end = timeline->chapters[at].start;
        }
    }
    if (at)
        timeline->chapters[at - 1].end = parts->n_samples;
    timeline->n_samples = parts->n_samples;
}

bool part_write_mp3(struct part *part, const char *path, struct error *error) {
    return mp3_write(&part->edition, path, &part->timeline, &part->n_bytes, error);
}

bool part_put_mp3(struct part *part, FILE *out, struct error *error) {
    return mp3_put(&part->edition, out, &part->timeline, &part->n_bytes, error);
}
