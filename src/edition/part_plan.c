#include "edition/part_plan.h"

#include <string.h>

enum {
    /* Levels are told apart so far. */
    LEVELS = 16,
    /* Chapters that last longer on average are likely to be a book's parts, or volumes. */
    CHAPTER_MAX_MS = 3600 * 1000,
    /* A file of less is heard as a slip, and too short for its loudness to be measured. */
    PART_MIN_MS = 10 * 1000,
    /* Of a tag, besides cover, chapters and text. */
    TAG_BYTES = 4096,
    /* What an entry of the chapter list takes besides its title: CHAP and CTOC. */
    CHAPTER_BYTES = 80,
    /* A split by size is refused when the cover leaves less of a file. */
    SIZE_MIN_ROOM = 500 * 1000,
};

/* A chapter's beginning is worth a part that is shorter or longer by a third. */
enum { CHAPTER_REACH = 3 };

#define NOTHING_SPOKEN UINT64_MAX

enum place { NOWHERE, AT_PARAGRAPH, AT_CHAPTER };

struct plan {
    const struct edition *edition;
    size_t n;              /* utterances */
    unsigned char *places; /* of each: where a part may begin (enum place) */
    uint64_t *starts;      /* of each, samples: of the next voice; or NOTHING_SPOKEN */
    uint64_t *texts;       /* of each: bytes that those before it have in a tag */
    const struct split *split;
};

/* ---- what there is ---- */

static bool stands_apart(const struct edition *edition, size_t i) {
    static const bool begins[UTTERANCE_KINDS] = {
        [UTTERANCE_TITLE] = true,     [UTTERANCE_HEADING] = true,   [UTTERANCE_SALUTATION] = true,
        [UTTERANCE_PARAGRAPH] = true, [UTTERANCE_QUOTATION] = true, [UTTERANCE_FIGURE] = true,
        [UTTERANCE_CODE] = true,
    };
    const struct utterance *utterance = &edition->script->utterances.items[i];
    const struct utterance *before = utterance - 1;
    unsigned pause_ms = utterance->pause_before_ms > before->pause_after_ms
                            ? utterance->pause_before_ms
                            : before->pause_after_ms;
    /* Verse line by line, a list item by item: only where a run of them begins, or after a
     * longer silence than lines have. */
    bool of_a_run = utterance->kind == UTTERANCE_VERSE || utterance->kind == UTTERANCE_LIST_ITEM ||
                    utterance->kind == UTTERANCE_TABLE_ROW || utterance->kind == UTTERANCE_NOTE;
    return begins[utterance->kind] || (of_a_run && (before->kind != utterance->kind ||
                                                    pause_ms > edition->voice->pauses.line));
}

/* What a listener would hear torn from what follows it. */
static bool leads_on(enum utterance_kind kind) {
    return kind == UTTERANCE_TITLE || kind == UTTERANCE_HEADING || kind == UTTERANCE_SALUTATION ||
           kind == UTTERANCE_ANNOUNCEMENT;
}

static void find_places(struct plan *plan) {
    const struct script *script = plan->edition->script;
    for (size_t i = 1; i < plan->n; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        if (utterance->n_words && !utterance->continues && !leads_on((utterance - 1)->kind) &&
            stands_apart(plan->edition, i))
            plan->places[i] = AT_PARAGRAPH;
    }
    for (size_t i = 0; i < script->chapters.count; i++)
        if (script->chapters.items[i].first_utterance < plan->n)
            plan->places[script->chapters.items[i].first_utterance] = AT_CHAPTER;
}

static void find_starts(struct plan *plan) {
    uint64_t start = NOTHING_SPOKEN;
    for (size_t i = plan->n; i-- > 0;) {
        if (plan->edition->timeline->takes[i].n_frames)
            start = plan->edition->timeline->takes[i].start;
        plan->starts[i] = start;
    }
}

/* What a line of the captions takes besides its text: marks, and its time. */
enum { CAPTION_BYTES = 10 };

/* The text twice, once with times, as UTF-16; of whichever is longer: as written or as
 * said. */
static void add_texts(struct plan *plan) {
    const struct script *script = plan->edition->script;
    for (size_t i = 0; i < script->chapters.count; i++)
        if (script->chapters.items[i].first_utterance < plan->n)
            plan->texts[script->chapters.items[i].first_utterance + 1] +=
                CHAPTER_BYTES + 2 * script->chapters.items[i].title.len;
    for (size_t i = 0; i < plan->n; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        size_t written = utterance->source.end - utterance->source.start;
        size_t said = utterance->spoken.len;
        size_t text = 2 * (written > said ? written : said) + 4;
        plan->texts[i + 1] +=
            plan->texts[i] + 2 * text + CAPTION_BYTES * (utterance->n_phrases + 1);
    }
}

static struct plan open_plan(struct arena *arena, const struct edition *edition,
                             const struct split *split) {
    size_t n = edition->script->utterances.count;
    struct plan plan = {
        .edition = edition,
        .n = n,
        .places = arena_alloc_array(arena, n, sizeof *plan.places),
        .starts = arena_alloc_array(arena, n, sizeof *plan.starts),
        .texts = arena_alloc_array(arena, n + 1, sizeof *plan.texts),
        .split = split,
    };
    find_places(&plan);
    find_starts(&plan);
    add_texts(&plan);
    return plan;
}

/* Whether something is said in [first, at) and from there on. */
static bool divides_speech(const struct plan *plan, size_t first, size_t at) {
    return at > first && at < plan->n && plan->starts[at] != NOTHING_SPOKEN &&
           plan->starts[first] < plan->starts[at];
}

static void cut(struct arena *arena, struct cuts *cuts, size_t at) {
    *arena_push(arena, cuts) = (struct cut){.first = at, .n_titles = 1};
}

/* ---- by chapters ---- */

static int level_of(const struct chapter *chapter) {
    return chapter->level < 1 ? 1 : chapter->level > LEVELS ? LEVELS : chapter->level;
}

/* The outermost level down to which there are two chapters or more, of an hour or less on
 * average; the innermost where they are longer. */
static int level_of_parts(const struct plan *plan) {
    const struct script *script = plan->edition->script;
    size_t counts[LEVELS + 1] = {0}, n = 0;
    int level = 0, innermost = 1;
    for (size_t i = 0; i < script->chapters.count; i++)
        counts[level_of(&script->chapters.items[i])] +=
            script->chapters.items[i].first_utterance > 0;
    uint64_t whole_ms = timeline_ms(plan->edition->timeline, plan->edition->timeline->n_samples);
    while (level < LEVELS && (n < 2 || whole_ms / n > CHAPTER_MAX_MS)) {
        n += counts[++level];
        if (counts[level])
            innermost = level;
    }
    return n < 2 || whole_ms / n > CHAPTER_MAX_MS ? innermost : level;
}

static bool only_headings(const struct plan *plan, size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        const struct utterance *utterance = &plan->edition->script->utterances.items[i];
        if (utterance->n_words && utterance->kind != UTTERANCE_HEADING)
            return false;
    }
    return true;
}

/* Where the chapter that may begin a part ends: at the next such, or with the text. */
static size_t chapter_end(const struct plan *plan, size_t chapter, int level) {
    const struct script *script = plan->edition->script;
    for (size_t i = chapter + 1; i < script->chapters.count; i++)
        if (level_of(&script->chapters.items[i]) <= level)
            return script->chapters.items[i].first_utterance;
    return plan->n;
}

/* What a chapter [first, end) of a sentence or two lasts, such as a dedication, so that
 * it may stay with the part before it; else 0. */
static uint64_t short_ms(const struct plan *plan, size_t first, size_t end) {
    const struct timeline *timeline = plan->edition->timeline;
    uint64_t voice_end = timeline->takes[end - 1].voice_end;
    uint64_t ms = timeline_ms(timeline, voice_end - plan->starts[first]);
    return ms < PART_MIN_MS ? ms : 0;
}

static void cut_chapters(struct arena *arena, const struct plan *plan, struct cuts *cuts) {
    const struct script *script = plan->edition->script;
    int level = level_of_parts(plan);
    size_t first = 0;
    uint64_t joined_ms = 0; /* of short chapters in the part */
    for (size_t i = 0; i < script->chapters.count; i++) {
        size_t at = script->chapters.items[i].first_utterance;
        if (level_of(&script->chapters.items[i]) > level || !divides_speech(plan, first, at))
            continue;
        size_t end = chapter_end(plan, i, level);
        uint64_t ms = only_headings(plan, at, end) ? 0 : short_ms(plan, at, end);
        if (only_headings(plan, first, at)) {
            cuts->items[cuts->count - 1].n_titles++;
        } else if (ms && joined_ms + ms < PART_MIN_MS) {
            joined_ms += ms;
        } else {
            cut(arena, cuts, at);
            first = at;
            joined_ms = ms;
        }
    }
}

/* ---- by length or size ---- */

static uint64_t fixed_bytes(const struct edition *edition) {
    return TAG_BYTES + edition->cover.len;
}

/* Samples that a part [first, end) lasts. */
static uint64_t length_of(const struct plan *plan, size_t first, size_t end) {
    const struct timeline *timeline = plan->edition->timeline;
    const struct pauses *pauses = &plan->edition->voice->pauses;
    uint64_t silence_ms = (uint64_t)pauses->head + pauses->tail;
    uint64_t voice_end = timeline->takes[end - 1].voice_end, start = plan->starts[first];
    return silence_ms * (uint64_t)timeline->format.sample_rate_hz / 1000 +
           (voice_end > start ? voice_end - start : 0);
}

/* In the limit's unit; bytes never too few. */
static uint64_t cost_of(const struct plan *plan, size_t first, size_t end) {
    const struct timeline *timeline = plan->edition->timeline;
    uint64_t samples = length_of(plan, first, end);
    if (plan->split->by == SPLIT_LENGTH)
        return timeline_ms(timeline, samples);
    uint64_t rate = (uint64_t)timeline->format.sample_rate_hz;
    uint64_t with_ends = samples + 4 * (uint64_t)mp3_frame_samples(&timeline->format);
    return fixed_bytes(plan->edition) + plan->texts[end] - plan->texts[first] +
           with_ends * (uint64_t)timeline->format.bitrate_kbps * 125 / rate + 1024;
}

static uint64_t apart(uint64_t a, uint64_t b) {
    return a > b ? a - b : b - a;
}

/* The part that begins at `first` ends here: before the limit, if it can, where the rest
 * would be divided evenly. */
static size_t next_cut(const struct plan *plan, size_t first) {
    uint64_t limit = plan->split->limit, rest = cost_of(plan, first, plan->n);
    if (rest <= limit)
        return plan->n;
    uint64_t wanted = rest / (rest / limit + 1);
    size_t best[AT_CHAPTER + 1] = {0};
    uint64_t off[AT_CHAPTER + 1] = {UINT64_MAX, UINT64_MAX, UINT64_MAX};
    for (size_t i = first + 1; i < plan->n; i++) {
        uint64_t cost = cost_of(plan, first, i);
        bool found = best[AT_PARAGRAPH] || best[AT_CHAPTER];
        if (cost > limit && found)
            break;
        unsigned char place = plan->places[i];
        if (place == NOWHERE || !divides_speech(plan, first, i))
            continue;
        if (apart(cost, wanted) < off[place]) {
            off[place] = apart(cost, wanted);
            best[place] = i;
        }
    }
    if (best[AT_CHAPTER] && (off[AT_CHAPTER] <= wanted / CHAPTER_REACH || !best[AT_PARAGRAPH]))
        return best[AT_CHAPTER];
    return best[AT_PARAGRAPH] ? best[AT_PARAGRAPH] : plan->n;
}

static void cut_at_limit(struct arena *arena, const struct plan *plan, struct cuts *cuts) {
    for (size_t at = next_cut(plan, 0); at < plan->n; at = next_cut(plan, at))
        cut(arena, cuts, at);
}

static bool leaves_room(const struct edition *edition, const struct split *split,
                        struct error *error) {
    if (split->by != SPLIT_SIZE || split->limit >= fixed_bytes(edition) + SIZE_MIN_ROOM)
        return true;
    return error_set(error, "--split",
                     "a cover of %zu kB leaves no room in files of %llu kB; take larger files or "
                     "a smaller cover",
                     edition->cover.len / 1000, (unsigned long long)split->limit / 1000);
}

bool cuts_make(struct arena *arena, const struct edition *edition, const struct split *split,
               struct cuts *cuts, struct error *error) {
    *cuts = (struct cuts){0};
    cut(arena, cuts, 0);
    if (edition->script->utterances.count == 0 || split->by == SPLIT_NONE)
        return true;
    if (!leaves_room(edition, split, error))
        return false;
    struct arena *scratch = arena_open();
    struct plan plan = open_plan(scratch, edition, split);
    if (split->by == SPLIT_CHAPTERS)
        cut_chapters(arena, &plan, cuts);
    else
        cut_at_limit(arena, &plan, cuts);
    arena_close(scratch);
    return true;
}
