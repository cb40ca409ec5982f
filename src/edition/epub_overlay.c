/* The overlay of a part: which element of the text is heard when.
 *
 * Clips meet, so that they last as long as the sound does and nothing of the voice is cut:
 * one ends where the next begins, in the silence between them. */
#include "edition/epub.h"
#include "edition/form.h"

/* An element of the text that is heard by itself. */
struct heard {
    char id[24];                     /* empty: there is none */
    const char *type;                /* or NULL */
    uint64_t begin;                  /* samples: of the clip, */
    uint64_t voice_start, voice_end; /* of the voice in it */
};

struct overlay {
    FILE *out;
    const struct timeline *timeline;
    char file[32];         /* "part-07" */
    struct heard last;     /* the clip whose end is not known yet */
    struct strbuf after;   /* what is to be written behind it */
    struct heard sentence; /* that was told and may be divided into words */
    bool is_divided;
    size_t group;        /* where in `after` its beginning is, … */
    bool group_is_empty; /* … and whether none of its words has a time */
};

static struct heard heard_of(const struct markup_clip *clip) {
    struct heard heard = {.type = clip->type, .voice_start = clip->start, .voice_end = clip->end};
    snprintf(heard.id, sizeof heard.id, "%s", clip->id);
    return heard;
}

/* ---- clips ---- */

static void put_type(FILE *out, const char *type) {
    if (type)
        fprintf(out, " epub:type=\"%s\"", type);
}

static void put_last(struct overlay *overlay, uint64_t end) {
    const struct timeline *timeline = overlay->timeline;
    FILE *out = overlay->out;
    if (!overlay->last.id[0])
        return;
    fputs("<par", out);
    put_type(out, overlay->last.type);
    fprintf(out, "><text src=\"../text/%s.xhtml#%s\"/><audio src=\"../audio/%s.mp3\" clipBegin=\"",
            overlay->file, overlay->last.id, overlay->file);
    form_put_clock(out, timeline_ms(timeline, overlay->last.begin), '.');
    fputs("\" clipEnd=\"", out);
    form_put_clock(out, timeline_ms(timeline, end), '.');
    fputs("\"/></par>\n", out);
    overlay->last.id[0] = '\0';
}

static void put_after(struct overlay *overlay) {
    fwrite(overlay->after.items, 1, overlay->after.count, overlay->out);
    overlay->after.count = 0;
}

/* In the silence before the voice, near it. */
static uint64_t meeting_point(const struct overlay *overlay, uint64_t start) {
    uint64_t lead = (uint64_t)overlay->timeline->format.sample_rate_hz * CHAPTER_LEAD_MS / 1000;
    uint64_t end = overlay->last.voice_end, silence = start > end ? start - end : 0;
    return start - (silence / 2 < lead ? silence / 2 : lead);
}

/* The first clip begins with the sound. A word that is heard before the one it stands behind
 * has no time of its own. */
static bool add_clip(struct overlay *overlay, struct heard heard) {
    const struct timeline *timeline = overlay->timeline;
    if (overlay->last.id[0]) {
        heard.begin = meeting_point(overlay, heard.voice_start);
        if (timeline_ms(timeline, heard.begin) <= timeline_ms(timeline, overlay->last.begin))
            return false;
        put_last(overlay, heard.begin);
    }
    put_after(overlay);
    overlay->last = heard;
    return true;
}

/* ---- what is told ---- */

static void open_group(struct overlay *overlay, const char *type, const char *id) {
    strbuf_format(&overlay->after, "<seq");
    if (type)
        strbuf_format(&overlay->after, " epub:type=\"%s\"", type);
    strbuf_format(&overlay->after, " epub:textref=\"../text/%s.xhtml#%s\">\n", overlay->file, id);
}

/* Where the line begins that the text ends with. */
static size_t last_line(struct str text) {
    size_t at = text.len - (text.len > 0);
    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* A group in which nothing is heard is none. */
static void close_group(struct overlay *overlay) {
    struct str after = strbuf_str(&overlay->after);
    size_t line = last_line(after);
    if (str_starts_with(str_slice(after, line, after.len), STR("<seq"))) {
        overlay->after.count = line;
        return;
    }
    strbuf_add(&overlay->after, STR("</seq>\n"));
}

static void end_sentence(struct overlay *overlay) {
    if (overlay->is_divided && overlay->group_is_empty)
        overlay->after.count = overlay->group;
    else if (overlay->is_divided)
        close_group(overlay);
    else if (overlay->sentence.id[0])
        add_clip(overlay, overlay->sentence);
    overlay->sentence.id[0] = '\0';
    overlay->is_divided = false;
}

static void take_clip(void *context, const struct markup_clip *clip) {
    struct overlay *overlay = context;
    if (!clip->word) {
        end_sentence(overlay);
        overlay->sentence = heard_of(clip);
        return;
    }
    if (!overlay->is_divided) {
        overlay->group = overlay->after.count;
        overlay->group_is_empty = overlay->is_divided = true;
        open_group(overlay, overlay->sentence.type, overlay->sentence.id);
    }
    if (add_clip(overlay, heard_of(clip)))
        overlay->group_is_empty = false;
}

static void take_structure(void *context, const struct markup_structure *structure) {
    struct overlay *overlay = context;
    end_sentence(overlay);
    if (structure->id)
        open_group(overlay, structure->type, structure->id);
    else
        close_group(overlay);
}

/* ---- the file ---- */

static void put_body(struct epub *epub, size_t part, struct overlay *overlay, FILE *nowhere) {
    struct markup_out markup = {
        .out = nowhere, .clip = take_clip, .structure = take_structure, .context = overlay};
    epub_walk(epub, part, &markup);
    end_sentence(overlay);
    put_last(overlay, overlay->timeline->n_samples);
    put_after(overlay);
}

static ssize_t forget(void *cookie, const char *bytes, size_t size) {
    (void)cookie, (void)bytes;
    return (ssize_t)size;
}

void epub_put_overlay(struct epub *epub, size_t part, FILE *out) {
    static const cookie_io_functions_t functions = {.write = forget};
    struct arena *scratch = arena_open();
    struct overlay overlay = {
        .out = out, .timeline = &epub->parts.items[part].timeline, .after = {.arena = scratch}};
    FILE *nowhere = fopencookie(NULL, "w", functions);
    snprintf(overlay.file, sizeof overlay.file, "part-%0*zu", epub_digits(epub), part + 1);
    fprintf(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<smil xmlns=\"http://www.w3.org/ns/SMIL\" "
            "xmlns:epub=\"http://www.idpf.org/2007/ops\" version=\"3.0\">\n"
            "<body epub:textref=\"../text/%s.xhtml\" epub:type=\"bodymatter\">\n",
            overlay.file);
    if (nowhere)
        put_body(epub, part, &overlay, nowhere);
    fputs("</body>\n</smil>\n", out);
    if (nowhere)
        fclose(nowhere);
    arena_close(scratch);
}
