/* The text of a part, as XHTML. */
#include <stdlib.h>

#include "base/search.h"
#include "edition/epub.h"
#include "edition/form.h"

/* A note's address counts from the part that refers to it. */
struct walk {
    struct epub *epub;
    size_t part;
};

static const struct epub_note *find_note(const struct epub *epub, struct str id) {
    size_t low = search_first(epub->notes.count, i, str_compare(epub->notes.items[i].id, id) < 0);
    bool found = low < epub->notes.count && str_equal(epub->notes.items[low].id, id);
    return found ? &epub->notes.items[low] : NULL;
}

static bool has_note(void *context, struct str id) {
    const struct walk *walk = context;
    return find_note(walk->epub, id) != NULL;
}

static void put_note_address(void *context, FILE *out, struct str id) {
    const struct walk *walk = context;
    const struct epub_note *note = find_note(walk->epub, id);
    fputs("href=\"", out);
    if (note->part != walk->part)
        fprintf(out, "part-%0*zu.xhtml", epub_digits(walk->epub), note->part + 1);
    putc('#', out);
    markup_put_note_id(out, id);
    putc('"', out);
}

/* The chapters of the whole that begin with the block, or before it in what is not heard. */
static void place_chapters(struct epub *epub, size_t part, const struct written *written,
                           size_t sentence, size_t *chapter) {
    const struct script *script = epub->edition->script;
    size_t end =
        epub->parts.items[part].first_utterance + written->first_utterance + written->n_utterances;
    for (; *chapter < script->chapters.count &&
           script->chapters.items[*chapter].first_utterance < end;
         ++*chapter)
        epub->chapters[*chapter] = (struct epub_place){part, sentence};
}

static size_t first_chapter(const struct epub *epub, size_t part) {
    const struct script *script = epub->edition->script;
    size_t first = epub->parts.items[part].first_utterance;
    return search_first(script->chapters.count, i,
                        script->chapters.items[i].first_utterance < first);
}

void epub_walk(struct epub *epub, size_t part, struct markup_out *markup) {
    const struct edition *edition = &epub->parts.items[part].edition;
    size_t chapter = first_chapter(epub, part);
    struct arena *scratch = arena_open();
    markup->edition = edition;
    markup->epub = true;
    markup->words = epub->edition->by_word;
    markup->pages = true;
    for (size_t i = written_next(edition, SIZE_MAX); i < edition->script->utterances.count;
         i = written_next(edition, i)) {
        struct written written;
        written_make(scratch, edition, i, &written);
        place_chapters(epub, part, &written, markup->n_sentences + 1, &chapter);
        markup_put(markup, &written);
        arena_reset(scratch);
    }
    markup_end(markup);
    arena_close(scratch);
}

void epub_put_text(struct epub *epub, size_t part, FILE *out) {
    struct walk walk = {epub, part};
    struct markup_out markup = {
        .out = out, .context = &walk, .has_note = has_note, .put_note_address = put_note_address};
    epub_put_head(epub, out, epub_part_title(epub, part), "../style.css");
    fputs("<body epub:type=\"bodymatter\">\n", out);
    epub_walk(epub, part, &markup);
    fputs("</body>\n</html>\n", out);
}
