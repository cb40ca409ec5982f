/* The overlay of a part: which element of the text is heard when.
 *
 * Clips meet, so that they last as long as the sound does and nothing of the voice is cut:
 * one ends where the next begins, in the silence between them. */
#include <inttypes.h>
#include <string.h>

#include "edition/epub.h"
#include "edition/form.h"

struct overlay {
    FILE *out;
    const struct epub *epub;
    const struct timeline *timeline;
    char file[32];               /* "part-07" */
    char id[24];                 /* of the clip whose end is not known yet; empty: there is none */
    uint64_t begin;              /* samples: of that clip … */
    uint64_t voice_end;          /* … and of the voice in it */
    struct strbuf after;         /* what is to be written behind it */
    struct markup_clip sentence; /* that was told and may be divided into words */
    char sentence_id[24];
    bool has_sentence, is_divided;
};

static void put_clip(struct overlay *overlay, uint64_t end) {
    if (!overlay->id[0])
        return;
    fprintf(overlay->out,
            "<par><text src=\"../text/%s.xhtml#%s\"/>"
            "<audio src=\"../audio/%s.mp3\" clipBegin=\"",
            overlay->file, overlay->id, overlay->file);
    form_put_clock(overlay->out, timeline_ms(overlay->timeline, overlay->begin), '.');
    fputs("\" clipEnd=\"", overlay->out);
    form_put_clock(overlay->out, timeline_ms(overlay->timeline, end), '.');
    fputs("\"/></par>\n", overlay->out);
    overlay->id[0] = '\0';
}

static void put_after(struct overlay *overlay) {
    fwrite(overlay->after.items, 1, overlay->after.count, overlay->out);
    overlay->after.count = 0;
}

/* In the silence before the voice, near it. */
static uint64_t meeting_point(const struct overlay *overlay, uint64_t start) {
    uint64_t lead = (uint64_t)overlay->timeline->format.sample_rate_hz * CHAPTER_LEAD_MS / 1000;
    uint64_t silence = start > overlay->voice_end ? start - overlay->voice_end : 0;
    return start - (silence / 2 < lead ? silence / 2 : lead);
}

/* A word that is heard before the one it stands behind has no time of its own. */
static void add_clip(struct overlay *overlay, const char *id, uint64_t start, uint64_t end) {
    uint64_t begin = overlay->begin;
    if (overlay->id[0]) {
        begin = meeting_point(overlay, start);
        if (timeline_ms(overlay->timeline, begin) <= timeline_ms(overlay->timeline, overlay->begin))
            return;
    }
    put_clip(overlay, begin);
    put_after(overlay);
    snprintf(overlay->id, sizeof overlay->id, "%s", id);
    overlay->begin = begin;
    overlay->voice_end = end;
}

static void end_sentence(struct overlay *overlay) {
    if (overlay->is_divided)
        strbuf_add(&overlay->after, STR("</seq>\n"));
    else if (overlay->has_sentence)
        add_clip(overlay, overlay->sentence_id, overlay->sentence.start, overlay->sentence.end);
    overlay->has_sentence = overlay->is_divided = false;
}

static void take_clip(void *context, const struct markup_clip *clip) {
    struct overlay *overlay = context;
    if (clip->word) {
        if (!overlay->is_divided)
            strbuf_format(&overlay->after, "<seq epub:textref=\"../text/%s.xhtml#%s\">\n",
                          overlay->file, overlay->sentence_id);
        overlay->is_divided = true;
        add_clip(overlay, clip->id, clip->start, clip->end);
        return;
    }
    end_sentence(overlay);
    overlay->sentence = *clip;
    overlay->has_sentence = true;
    snprintf(overlay->sentence_id, sizeof overlay->sentence_id, "%s", clip->id);
}

static void put_body(struct epub *epub, size_t part, struct overlay *overlay, FILE *nowhere) {
    struct markup_out markup = {.out = nowhere, .clip = take_clip, .context = overlay};
    epub_walk(epub, part, &markup);
    end_sentence(overlay);
    put_clip(overlay, overlay->timeline->n_samples);
    put_after(overlay);
}

static ssize_t forget(void *cookie, const char *bytes, size_t size) {
    (void)cookie, (void)bytes;
    return (ssize_t)size;
}

void epub_put_overlay(struct epub *epub, size_t part, FILE *out) {
    static const cookie_io_functions_t functions = {.write = forget};
    struct arena *scratch = arena_open();
    struct overlay overlay = {.out = out,
                              .epub = epub,
                              .timeline = &epub->parts.items[part].timeline,
                              .after = {.arena = scratch}};
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
