#include "check/contents.h"

#include <stdlib.h>

enum { ORDERED = 1, TOP_LEVEL = 2 };

struct entry {
    const struct tag_contents *contents;
    bool visited;
    size_t next; /* child to be read */
};

struct reading {
    struct arena *arena;
    struct entry *entries; /* by id */
    size_t n_entries;
    size_t *stack; /* of entries */
    size_t depth;
    const struct check_chapter *chapters;
    size_t n_chapters, n_read;
};

static int by_id(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    return str_compare(x->contents->id, y->contents->id);
}

static struct entry *find(const struct reading *reading, struct str id) {
    struct tag_contents wanted = {.id = id};
    struct entry key = {.contents = &wanted};
    return bsearch(&key, reading->entries, reading->n_entries, sizeof key, by_id);
}

static bool descend(struct reading *reading, struct entry *entry) {
    if (!entry || entry->visited)
        return false;
    entry->visited = true;
    reading->stack[reading->depth++] = (size_t)(entry - reading->entries);
    return true;
}

/* A child is the chapter that is next in time, or another table. */
static struct str read_child(struct reading *reading, struct str id) {
    if (reading->n_read < reading->n_chapters &&
        str_equal(id, reading->chapters[reading->n_read].id)) {
        reading->n_read++;
        return (struct str){0};
    }
    if (descend(reading, find(reading, id)))
        return (struct str){0};
    if (reading->n_read == reading->n_chapters)
        return str_format(reading->arena, "%.*s is listed after the last chapter", STR_ARG(id));
    return str_format(reading->arena, "%.*s is listed where %.*s comes next", STR_ARG(id),
                      STR_ARG(reading->chapters[reading->n_read].id));
}

static struct str read_all(struct reading *reading) {
    while (reading->depth > 0) {
        struct entry *entry = &reading->entries[reading->stack[reading->depth - 1]];
        if (entry->next == entry->contents->n_children) {
            reading->depth--;
            continue;
        }
        struct str problem = read_child(reading, entry->contents->children[entry->next++]);
        if (problem.len)
            return problem;
    }
    if (reading->n_read < reading->n_chapters)
        return str_format(reading->arena, "%.*s is not listed",
                          STR_ARG(reading->chapters[reading->n_read].id));
    return (struct str){0};
}

static struct str flags_problem(struct arena *arena, const struct reading *reading) {
    size_t n_top = 0;
    for (size_t i = 0; i < reading->n_entries; i++) {
        const struct tag_contents *contents = reading->entries[i].contents;
        n_top += (contents->flags & TOP_LEVEL) != 0;
        if (!(contents->flags & ORDERED))
            return str_format(arena, "CTOC %.*s is not ordered", STR_ARG(contents->id));
    }
    if (n_top == 1)
        return (struct str){0};
    return reading->n_entries == 0 ? STR("no CTOC")
                                   : str_format(arena, "%zu top-level CTOCs", n_top);
}

struct str contents_problem(struct arena *arena, const struct tag *tag,
                            const struct check_chapter *chapters, size_t n_chapters) {
    struct reading reading = {.arena = arena,
                              .n_entries = tag->contents.count,
                              .chapters = chapters,
                              .n_chapters = n_chapters};
    reading.entries = arena_alloc_array(arena, reading.n_entries, sizeof *reading.entries);
    reading.stack = arena_alloc_array(arena, reading.n_entries, sizeof *reading.stack);
    for (size_t i = 0; i < reading.n_entries; i++)
        reading.entries[i].contents = &tag->contents.items[i];
    qsort(reading.entries, reading.n_entries, sizeof *reading.entries, by_id);
    struct str problem = flags_problem(arena, &reading);
    for (size_t i = 0; i < reading.n_entries && !problem.len; i++)
        if (reading.entries[i].contents->flags & TOP_LEVEL)
            descend(&reading, &reading.entries[i]);
    return problem.len ? problem : read_all(&reading);
}
