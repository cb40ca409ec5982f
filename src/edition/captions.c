/* Captions: what is heard, in writing, as it is heard. WebVTT (W3C) by sentence and by
 * word, SubRip for players that know nothing else, and LRC for players of music. */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "edition/form.h"

enum {
    /* Two lines of a subtitle, as broadcasters have them (EBU, BBC: 37 to 42 a line). */
    LINE_MAX_CHARACTERS = 42,
    SUBTITLE_MAX_CHARACTERS = 2 * LINE_MAX_CHARACTERS,
};

static uint64_t ms(const struct form *form, uint64_t samples) {
    return timeline_ms(form->edition->timeline, samples);
}

static void put_times(struct form *form, uint64_t start, uint64_t end, char point) {
    form_put_clock(form->out, ms(form, start), point);
    fputs(" --> ", form->out);
    form_put_clock(form->out, ms(form, end), point);
    putc('\n', form->out);
}

/* White space at the ends of a sentence is no text of a caption. */
static struct str piece_text(const struct written *written, const struct written_sentence *sentence,
                             size_t i) {
    struct str text = written->pieces[sentence->first_piece + i].text;
    if (i == 0)
        while (text.len && text.ptr[0] == ' ')
            text = str_slice(text, 1, text.len);
    if (i + 1 == sentence->n_pieces)
        while (text.len && text.ptr[text.len - 1] == ' ')
            text.len--;
    return text;
}

/* ---- WebVTT ---- */

/* The mark that a piece is in; pieces that follow each other in one share it. */
static const struct span *marked_span(const struct written_piece *piece) {
    const struct span *span = piece->span;
    return span && (span->kind == SPAN_EMPHASIS || span->kind == SPAN_LANGUAGE) ? span : NULL;
}

static void open_mark(FILE *out, const struct span *span) {
    if (span && span->kind == SPAN_EMPHASIS)
        fputs("<i>", out);
    else if (span)
        fprintf(out, "<lang %.*s>", STR_ARG(span->language));
}

static void close_mark(FILE *out, const struct span *span) {
    if (span)
        fputs(span->kind == SPAN_EMPHASIS ? "</i>" : "</lang>", out);
}

static void put_vtt_text(struct form *form, const struct written *written,
                         const struct written_sentence *sentence) {
    const struct span *open = NULL;
    for (size_t p = 0; p < sentence->n_pieces; p++) {
        const struct span *span = marked_span(&written->pieces[sentence->first_piece + p]);
        if (!written_same_element(open, span)) {
            close_mark(form->out, open);
            open_mark(form->out, span);
            open = span;
        }
        form_put_escaped(form->out, piece_text(written, sentence, p));
    }
    close_mark(form->out, open);
    putc('\n', form->out);
}

static void put_vtt_sentences(struct form *form, const struct written *written) {
    for (size_t i = 0; i < written->n_sentences; i++) {
        const struct written_sentence *sentence = &written->sentences[i];
        if (!sentence->n_words)
            continue;
        fprintf(form->out, "\n%zu\n", ++form->count);
        put_times(form, sentence->start, sentence->end, '.');
        put_vtt_text(form, written, sentence);
    }
}

static void put_vtt(struct form *form) {
    fputs("WEBVTT\n", form->out);
    form_each(form, put_vtt_sentences);
}

/* A word's cue has the marks that touch it: what lies between two spaces. */
static void put_vtt_words(struct form *form, const struct written *written) {
    size_t from = 0;
    for (size_t i = 0; i < written->n_pieces; i++) {
        if (!written->pieces[i].n_words)
            continue;
        struct strbuf text = {.arena = arena_open()};
        size_t to = i + 1;
        while (to < written->n_pieces &&
               written_same_words(&written->pieces[to - 1], &written->pieces[to]))
            to++;
        for (; from < to; from++)
            strbuf_add(&text, written->pieces[from].text);
        while (to < written->n_pieces && !written->pieces[to].n_words) {
            struct str after = written->pieces[to].text;
            size_t space = 0;
            while (space < after.len && after.ptr[space] != ' ')
                space++;
            strbuf_add(&text, str_slice(after, 0, space));
            from = ++to;
            if (space < after.len)
                break;
        }
        fprintf(form->out, "\n%zu\n", ++form->count);
        put_times(form, written->pieces[i].start, written->pieces[i].end, '.');
        i = to > i + 1 ? to - 1 : i;
        form_put_escaped(form->out, str_trim(strbuf_str(&text)));
        putc('\n', form->out);
        arena_close(text.arena);
    }
}

static void put_words_vtt(struct form *form) {
    fputs("WEBVTT\n", form->out);
    form_each(form, put_vtt_words);
}

/* ---- SubRip ---- */

struct subtitle {
    struct strbuf text;
    uint64_t start, end;
    bool begun;
};

static size_t count_characters(struct str text) {
    size_t n = 0;
    for (size_t at = 0; at < text.len; n++)
        utf8_next(text, &at);
    return n;
}

/* Two lines of about the same length, parted at a space. */
static void put_lines(FILE *out, struct str text) {
    size_t best = 0, best_off = SIZE_MAX, total = count_characters(text);
    if (total > LINE_MAX_CHARACTERS)
        for (size_t at = 0, n = 0; at < text.len; n++) {
            size_t off = n * 2 > total ? n * 2 - total : total - n * 2;
            if (text.ptr[at] == ' ' && off < best_off) {
                best = at;
                best_off = off;
            }
            utf8_next(text, &at);
        }
    if (best)
        fprintf(out, "%.*s\n%.*s\n", STR_ARG(str_slice(text, 0, best)),
                STR_ARG(str_slice(text, best + 1, text.len)));
    else
        fprintf(out, "%.*s\n", STR_ARG(text));
}

static void end_subtitle(struct form *form, struct subtitle *subtitle) {
    struct str text = str_trim(strbuf_str(&subtitle->text));
    if (subtitle->begun && text.len) {
        fprintf(form->out, "%s%zu\n", form->count ? "\n" : "", form->count + 1);
        form->count++;
        put_times(form, subtitle->start, subtitle->end, ',');
        put_lines(form->out, text);
    }
    subtitle->text.count = 0;
    subtitle->begun = false;
}

/* A sentence of more than two lines is several subtitles. */
static void put_subtitles(struct form *form, const struct written *written) {
    struct subtitle subtitle = {.text = {.arena = arena_open()}};
    for (size_t i = 0; i < written->n_sentences; i++) {
        const struct written_sentence *sentence = &written->sentences[i];
        for (size_t p = 0; p < sentence->n_pieces; p++) {
            const struct written_piece *piece = &written->pieces[sentence->first_piece + p];
            size_t length =
                count_characters(strbuf_str(&subtitle.text)) + count_characters(piece->text);
            if (piece->n_words && subtitle.begun && length > SUBTITLE_MAX_CHARACTERS)
                end_subtitle(form, &subtitle);
            strbuf_add(&subtitle.text, piece->text);
            if (!piece->n_words)
                continue;
            if (!subtitle.begun)
                subtitle.start = piece->start;
            subtitle.begun = true;
            subtitle.end = piece->end;
        }
        end_subtitle(form, &subtitle);
    }
    arena_close(subtitle.text.arena);
}

static void put_srt(struct form *form) {
    form_each(form, put_subtitles);
}

/* ---- LRC ---- */

static void put_lrc_lines(struct form *form, const struct written *written) {
    for (size_t i = 0; i < written->n_sentences; i++) {
        const struct written_sentence *sentence = &written->sentences[i];
        if (!sentence->n_words)
            continue;
        uint64_t hundredths = ms(form, sentence->start) / 10;
        fprintf(form->out, "[%02" PRIu64 ":%02" PRIu64 ".%02" PRIu64 "]%.*s\n", hundredths / 6000,
                hundredths / 100 % 60, hundredths % 100, STR_ARG(sentence->text));
    }
}

static void put_lrc_tag(FILE *out, const char *tag, struct str value) {
    if (value.len)
        fprintf(out, "[%s:%.*s]\n", tag, STR_ARG(value));
}

static void put_lrc(struct form *form) {
    const struct edition *edition = form->edition;
    const struct timeline *timeline = edition->timeline;
    FILE *out = form->out;
    uint64_t seconds = timeline_ms(timeline, timeline->n_samples) / 1000;
    put_lrc_tag(out, "ti", edition->script->title);
    put_lrc_tag(out, "ar", edition->script->author);
    fprintf(out, "[length:%02" PRIu64 ":%02" PRIu64 "]\n", seconds / 60, seconds % 60);
    form_each(form, put_lrc_lines);
}

/* ---- the binders ---- */

static bool bind_vtt(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".vtt", put_vtt, error);
}

static bool bind_words_vtt(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".words.vtt", put_words_vtt, error);
}

static bool bind_srt(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".srt", put_srt, error);
}

static bool bind_lrc(const struct edition *edition, const char *path, struct error *error) {
    return form_write(edition, path, ".lrc", put_lrc, error);
}

const struct binder binder_vtt = {
    .name = "vtt", .group = "captions", .extension = ".vtt", .bind = bind_vtt};
const struct binder binder_words_vtt = {
    .name = "words.vtt", .group = "captions", .extension = ".words.vtt", .bind = bind_words_vtt};
const struct binder binder_srt = {
    .name = "srt", .group = "captions", .extension = ".srt", .bind = bind_srt};
const struct binder binder_lrc = {
    .name = "lrc", .group = "captions", .extension = ".lrc", .bind = bind_lrc};
