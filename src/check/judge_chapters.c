#include <stdlib.h>

#include "check/contents.h"
#include "check/judge.h"

enum {
    LATEST_VOICE_MS = 400, /* after a mark: longer waits seem to be a pause in playing */
    LONGEST_ID_BYTES = 100,
};

static bool judge_count(const struct facts *facts, struct finding *finding) {
    size_t n = facts->n_chapters;
    finding->measured = n ? str_format(facts->arena, "%zu", n) : STR("none");
    if (n == 1)
        finding->wanted = STR("none, or two at least: players show a lone one without its name");
    finding->state = n == 0 ? FINDING_NOTE : judge_fault_unless(n > 1);
    return true;
}

static bool judge_listed(const struct facts *facts, struct finding *finding) {
    if (facts->n_chapters == 0 && facts->tag->contents.count == 0)
        return false;
    struct str problem =
        contents_problem(facts->arena, facts->tag, facts->chapters, facts->n_chapters);
    finding->measured = problem.len ? problem : str_format(facts->arena, "%zu", facts->n_chapters);
    finding->wanted = STR("a top-level, ordered CTOC with every chapter in time order");
    finding->state = judge_fault_unless(problem.len == 0);
    return true;
}

/* Says how many of the chapters fail, and what is wrong with the first. */
typedef struct str fails_fn(const struct facts *facts, size_t i);

static bool judge_each(const struct facts *facts, struct finding *finding, fails_fn *fails,
                       const char *wanted) {
    struct str first = {0};
    size_t n = 0;
    for (size_t i = 0; i < facts->n_chapters; i++) {
        struct str wrong = fails(facts, i);
        if (wrong.len && n++ == 0)
            first = wrong;
    }
    finding->measured = n == 0   ? str_format(facts->arena, "all %zu", facts->n_chapters)
                        : n == 1 ? first
                                 : str_format(facts->arena, "%.*s; %zu of %zu are wrong",
                                              STR_ARG(first), n, facts->n_chapters);
    finding->wanted = str_from_c(wanted);
    finding->state = judge_fault_unless(n == 0);
    return facts->n_chapters > 0;
}

static const struct tag_chapter *in_tag(const struct facts *facts, size_t i) {
    return &facts->tag->chapters.items[i];
}

static struct str id_fails(const struct facts *facts, size_t i) {
    struct str id = in_tag(facts, i)->id;
    if (id.len == 0)
        return str_format(facts->arena, "number %zu has none", i + 1);
    if (id.len > LONGEST_ID_BYTES)
        return str_format(facts->arena, "number %zu has more than %d bytes", i + 1,
                          LONGEST_ID_BYTES);
    for (size_t at = 0; at < id.len; at++)
        if (id.ptr[at] <= ' ' || id.ptr[at] > '~')
            return str_format(facts->arena, "number %zu is not in ASCII", i + 1);
    return (struct str){0};
}

static bool judge_ids(const struct facts *facts, struct finding *finding) {
    judge_each(facts, finding, id_fails, "ASCII, at most 100 bytes, each its own");
    size_t n = facts->n_chapters;
    struct str *ids = arena_alloc_array(facts->arena, n, sizeof *ids);
    for (size_t i = 0; i < n; i++)
        ids[i] = facts->chapters[i].id;
    qsort(ids, n, sizeof *ids, str_by_bytes);
    for (size_t i = 1; i < n && finding->state == FINDING_OK; i++) {
        if (!str_equal(ids[i - 1], ids[i]))
            continue;
        finding->measured = str_format(facts->arena, "%.*s is used twice", STR_ARG(ids[i]));
        finding->state = FINDING_FAULT;
    }
    return n > 0;
}

static struct str title_fails(const struct facts *facts, size_t i) {
    const struct tag_chapter *chapter = in_tag(facts, i);
    if (chapter->n_titles == 0 || str_trim(chapter->title).len == 0)
        return str_format(facts->arena, "%.*s has no title", STR_ARG(chapter->id));
    if (chapter->n_texts != 1)
        return str_format(facts->arena, "%.*s has %u texts", STR_ARG(chapter->id),
                          chapter->n_texts);
    return (struct str){0};
}

static bool judge_titles(const struct facts *facts, struct finding *finding) {
    return judge_each(facts, finding, title_fails,
                      "one text each, TIT2: some players make a mark of every text");
}

static struct str offsets_fail(const struct facts *facts, size_t i) {
    const struct tag_chapter *chapter = in_tag(facts, i);
    if (chapter->start_byte == UINT32_MAX && chapter->end_byte == UINT32_MAX)
        return (struct str){0};
    return str_format(facts->arena, "%.*s has byte offsets", STR_ARG(chapter->id));
}

static bool judge_offsets(const struct facts *facts, struct finding *finding) {
    return judge_each(facts, finding, offsets_fail, "unused, 0xFFFFFFFF: the times count");
}

static struct str order_fails(const struct facts *facts, size_t i) {
    if (i == 0 || in_tag(facts, i - 1)->start_ms <= in_tag(facts, i)->start_ms)
        return (struct str){0};
    return str_format(facts->arena, "%.*s stands behind a later one",
                      STR_ARG(in_tag(facts, i)->id));
}

static bool judge_order(const struct facts *facts, struct finding *finding) {
    return judge_each(facts, finding, order_fails, "in the tag as in time");
}

static struct str contiguity_fails(const struct facts *facts, size_t i) {
    const struct check_chapter *chapter = &facts->chapters[i], *next = chapter + 1;
    if (chapter->start_ms >= chapter->end_ms)
        return str_format(facts->arena, "%.*s starts at %u and ends at %u ms", STR_ARG(chapter->id),
                          chapter->start_ms, chapter->end_ms);
    if (i + 1 == facts->n_chapters || chapter->end_ms == next->start_ms)
        return (struct str){0};
    return str_format(facts->arena, "%.*s ends at %u, %.*s starts at %u ms", STR_ARG(chapter->id),
                      chapter->end_ms, STR_ARG(next->id), next->start_ms);
}

static bool judge_contiguous(const struct facts *facts, struct finding *finding) {
    return judge_each(facts, finding, contiguity_fails, "each ends where the next starts");
}

static bool judge_start(const struct facts *facts, struct finding *finding) {
    if (facts->n_chapters == 0)
        return false;
    uint32_t start = facts->chapters[0].start_ms;
    finding->measured = str_format(facts->arena, "%u ms", start);
    finding->wanted = STR("0 ms");
    finding->state = judge_fault_unless(start == 0);
    return true;
}

/* Past it players show a wrong length; a millisecond short is a rounding. */
static bool judge_end(const struct facts *facts, struct finding *finding) {
    uint32_t end = 0;
    for (size_t i = 0; i < facts->n_chapters; i++)
        end = facts->chapters[i].end_ms > end ? facts->chapters[i].end_ms : end;
    finding->measured = str_format(facts->arena, "%u ms", end);
    finding->wanted =
        str_format(facts->arena, "%llu ms, the duration", (unsigned long long)facts->duration_ms);
    finding->state = judge_fault_unless(end <= facts->duration_ms && end + 1 >= facts->duration_ms);
    return facts->n_chapters > 0;
}

/* The first starts with the file, whose head has its own bounds. */
static struct str landing_fails(const struct facts *facts, size_t i) {
    const struct check_chapter *chapter = &facts->chapters[i];
    if (chapter->level_before_dbfs > LEVELS_SILENCE_DBFS)
        return str_format(facts->arena, "%.*s: %.0f dBFS just before it", STR_ARG(chapter->id),
                          chapter->level_before_dbfs);
    if (chapter->voice_after_ms == CHECK_NO_VOICE)
        return str_format(facts->arena, "%.*s: no voice comes after it", STR_ARG(chapter->id));
    if (chapter->start_ms > 0 && chapter->voice_after_ms > LATEST_VOICE_MS)
        return str_format(facts->arena, "%.*s: %u ms of silence", STR_ARG(chapter->id),
                          chapter->voice_after_ms);
    return (struct str){0};
}

static bool judge_landing(const struct facts *facts, struct finding *finding) {
    return judge_each(facts, finding, landing_fails,
                      "in silence, with the voice at most 400 ms later");
}

const struct judgement chapter_judgements[] = {
    {"chapters", judge_count},
    {"chapters-listed", judge_listed},
    {"chapter-ids", judge_ids},
    {"chapter-titles", judge_titles},
    {"chapter-offsets", judge_offsets},
    {"chapters-ordered", judge_order},
    {"chapters-contiguous", judge_contiguous},
    {"chapters-start", judge_start},
    {"chapters-end", judge_end},
    {"chapter-landing", judge_landing},
    {0},
};
