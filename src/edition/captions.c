/* Captions: what is heard, in writing, as it is heard. WebVTT (W3C) by sentence and by
 * word, SubRip for players that know nothing else, and LRC for players of music. */
#include <inttypes.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "edition/form.h"

enum {
    /* Two lines of a subtitle, as broadcasters have them (EBU, BBC: 37 to 42 a line). */
    LINE_MAX_CHARACTERS = 42,
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

/* A tag has no direction: what is written from the other side is isolated (Unicode Standard
 * Annex 9), so that its own marks stay with it. */
static bool is_isolated(const struct span *span, struct str around) {
    return span->kind == SPAN_LANGUAGE &&
           language_is_rtl(span->language) != language_is_rtl(around);
}

static void open_mark(FILE *out, const struct span *span, struct str around) {
    if (span && span->kind == SPAN_EMPHASIS)
        fputs("<i>", out);
    else if (span)
        fprintf(out, "<lang %.*s>", STR_ARG(span->language));
    if (span && is_isolated(span, around))
        fputs(language_is_rtl(span->language) ? "\u2067" : "\u2066", out);
}

static void close_mark(FILE *out, const struct span *span, struct str around) {
    if (span && is_isolated(span, around))
        fputs("\u2069", out);
    if (span)
        fputs(span->kind == SPAN_EMPHASIS ? "</i>" : "</lang>", out);
}

/* That of pieces as a whole. */
static struct str language_of(const struct form *form, const struct written *written, size_t first,
                              size_t n) {
    struct str own = written_language(written->pieces + first, n);
    return own.len ? own : form->edition->script->language;
}

static void put_vtt_text(struct form *form, const struct written *written,
                         const struct written_sentence *sentence) {
    struct str language = language_of(form, written, sentence->first_piece, sentence->n_pieces);
    const struct span *open = NULL;
    form_put_direction(form->out, sentence->text, language);
    for (size_t p = 0; p < sentence->n_pieces; p++) {
        const struct span *span = marked_span(&written->pieces[sentence->first_piece + p]);
        if (!written_same_element(open, span)) {
            close_mark(form->out, open, language);
            open_mark(form->out, span, language);
            open = span;
        }
        form_put_escaped(form->out, piece_text(written, sentence, p));
    }
    close_mark(form->out, open, language);
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

static void put_word(struct form *form, const struct written_piece *piece, struct str text) {
    const struct span *span = piece->span;
    bool foreign = span && span->kind == SPAN_LANGUAGE;
    form_put_direction(form->out, text, foreign ? span->language : form->edition->script->language);
    form_put_escaped(form->out, text);
    putc('\n', form->out);
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
        size_t word = i;
        i = to > i + 1 ? to - 1 : i;
        put_word(form, &written->pieces[word], str_trim(strbuf_str(&text)));
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
    size_t first_piece, n_pieces;
    uint64_t start, end;
    bool begun;
};

static size_t count_characters(struct str text) {
    size_t n = 0;
    for (size_t at = 0; at < text.len; n++)
        utf8_next(text, &at);
    return n;
}

/* The space that parts a text into two lines of about the same length; 0: there is none. */
static size_t middle_space(struct str text, size_t *longer) {
    size_t best = 0, total = *longer = count_characters(text);
    for (size_t at = 0, n = 0; at < text.len; n++) {
        size_t rest = total - n - 1, length = n > rest ? n : rest;
        if (text.ptr[at] == ' ' && at && length < *longer) {
            best = at;
            *longer = length;
        }
        utf8_next(text, &at);
    }
    return best;
}

static bool fits(struct str text) {
    size_t longer;
    middle_space(text, &longer);
    return longer <= LINE_MAX_CHARACTERS;
}

static void put_line(FILE *out, struct str text, struct str language) {
    form_put_direction(out, text, language);
    fprintf(out, "%.*s\n", STR_ARG(text));
}

static void put_lines(FILE *out, struct str text, struct str language) {
    size_t longer, best = middle_space(text, &longer);
    if (best && count_characters(text) > LINE_MAX_CHARACTERS) {
        put_line(out, str_slice(text, 0, best), language);
        put_line(out, str_slice(text, best + 1, text.len), language);
    } else {
        put_line(out, text, language);
    }
}

static void end_subtitle(struct form *form, const struct written *written,
                         struct subtitle *subtitle) {
    struct str text = str_trim(strbuf_str(&subtitle->text));
    if (subtitle->begun && text.len) {
        fprintf(form->out, "%s%zu\n", form->count ? "\n" : "", form->count + 1);
        form->count++;
        put_times(form, subtitle->start, subtitle->end, ',');
        put_lines(form->out, text,
                  language_of(form, written, subtitle->first_piece, subtitle->n_pieces));
    }
    subtitle->text.count = 0;
    subtitle->n_pieces = 0;
    subtitle->begun = false;
}

/* Whether the subtitle has room for the piece, and for the mark that follows it. */
static bool has_room(struct subtitle *subtitle, const struct written *written, size_t piece) {
    size_t before = subtitle->text.count;
    strbuf_add(&subtitle->text, written->pieces[piece].text);
    if (piece + 1 < written->n_pieces && !written->pieces[piece + 1].n_words) {
        struct str mark = written->pieces[piece + 1].text;
        size_t end = 0;
        while (end < mark.len && mark.ptr[end] != ' ')
            end++;
        strbuf_add(&subtitle->text, str_slice(mark, 0, end));
    }
    bool room = fits(str_trim(strbuf_str(&subtitle->text)));
    subtitle->text.count = before;
    return room;
}

/* A sentence of more than two lines is several subtitles. */
static void put_subtitles(struct form *form, const struct written *written) {
    struct subtitle subtitle = {.text = {.arena = arena_open()}};
    for (size_t i = 0; i < written->n_sentences; i++) {
        const struct written_sentence *sentence = &written->sentences[i];
        for (size_t p = 0; p < sentence->n_pieces; p++) {
            const struct written_piece *piece = &written->pieces[sentence->first_piece + p];
            if (piece->n_words && subtitle.begun &&
                !has_room(&subtitle, written, sentence->first_piece + p))
                end_subtitle(form, written, &subtitle);
            if (!subtitle.n_pieces++)
                subtitle.first_piece = sentence->first_piece + p;
            strbuf_add(&subtitle.text, piece->text);
            if (!piece->n_words)
                continue;
            if (!subtitle.begun)
                subtitle.start = piece->start;
            subtitle.begun = true;
            subtitle.end = piece->end;
        }
        end_subtitle(form, written, &subtitle);
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
        fprintf(form->out, "[%02" PRIu64 ":%02" PRIu64 ".%02" PRIu64 "]", hundredths / 6000,
                hundredths / 100 % 60, hundredths % 100);
        put_line(form->out, sentence->text,
                 language_of(form, written, sentence->first_piece, sentence->n_pieces));
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
