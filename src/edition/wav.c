/* WAV: the master, with a cue for each chapter. Beyond what WAV can count (4 GiB, a day at
 * 22 kHz) it is RF64 (EBU Tech 3306), which players of WAV read too. */
#include <errno.h>
#include <sndfile.h>
#include <string.h>

#include "base/file.h"
#include "edition/about.h"
#include "edition/labels/labels.h"
#include "edition/sound.h"

/* What the samples may take of 4 GiB; the rest is room for the other chunks. */
static const uint64_t WAV_MAX_BYTES = UINT64_C(0xFF000000);
enum { CUES_MAX = 1000 }; /* libsndfile reads no more */

static bool fail(SNDFILE *sound, struct error *error) {
    bool ours = sf_error(sound) == SF_ERR_SYSTEM;
    return error_set(error, "", "cannot be written: %s%s",
                     ours ? strerror(errno) : sf_strerror(sound), ours ? file_remedy(errno) : "");
}

static bool put_samples(void *context, const int16_t *samples, size_t count, struct error *error) {
    SNDFILE *sound = context;
    return sf_write_short(sound, samples, (sf_count_t)count) == (sf_count_t)count ||
           fail(sound, error);
}

static void set_text(struct arena *arena, SNDFILE *sound, int id, struct str text) {
    if (text.len)
        sf_set_string(sound, id, str_to_c(arena, text));
}

static struct str told_reader(struct arena *arena, const struct edition *edition) {
    struct labels labels = labels_find(edition->script->language);
    struct str by = label(&labels, STR("read-by")), reader = about_reader(arena, edition);
    return str_format(arena, "%.*s %.*s", STR_ARG(by), STR_ARG(reader));
}

static void set_texts(struct arena *arena, SNDFILE *sound, const struct edition *edition) {
    set_text(arena, sound, SF_STR_TITLE, edition->script->title);
    set_text(arena, sound, SF_STR_ARTIST, edition->script->author);
    set_text(arena, sound, SF_STR_DATE, edition->script->date);
    set_text(arena, sound, SF_STR_COPYRIGHT, edition->script->about.rights);
    set_text(arena, sound, SF_STR_COMMENT, told_reader(arena, edition));
    set_text(arena, sound, SF_STR_GENRE, STR("Audiobook"));
}

struct cue {
    uint32_t sample;
    struct str title;
};

struct cues {
    struct cue *items;
    size_t count, capacity;
};

/* A cue counts its samples in 32 bits: those of a book of more than two days are left out. */
static struct cues cues_of(struct arena *arena, const struct edition *edition) {
    const struct timeline *timeline = edition->timeline;
    int level = about_chapter_level(edition, CUES_MAX);
    struct cues cues = {0};
    for (size_t i = 0; i < timeline->n_chapters && cues.count < CUES_MAX; i++) {
        const struct chapter *chapter = &edition->script->chapters.items[i];
        if (chapter->level <= level && timeline->chapters[i].start <= UINT32_MAX)
            *arena_push(arena, &cues) =
                (struct cue){(uint32_t)timeline->chapters[i].start, chapter->title};
    }
    return cues;
}

static void add_number(struct strbuf *bytes, size_t number) {
    for (int i = 0; i < 4; i++)
        strbuf_add_char(bytes, (char)(number >> 8 * i & 0xff));
}

static void set_chunk(SNDFILE *sound, const char *id, const struct strbuf *bytes) {
    SF_CHUNK_INFO chunk = {.id_size = 4, .datalen = (unsigned)bytes->count, .data = bytes->items};
    memcpy(chunk.id, id, 4);
    sf_set_chunk(sound, &chunk);
}

/* libsndfile would write the cues of a WAV, but not those of RF64. */
static void set_cues(struct arena *arena, SNDFILE *sound, const struct cues *cues) {
    struct strbuf list = {.arena = arena};
    add_number(&list, cues->count);
    for (size_t i = 0; i < cues->count; i++) {
        add_number(&list, i + 1);
        add_number(&list, cues->items[i].sample);
        strbuf_add(&list, STR("data"));
        add_number(&list, 0); /* where the chunk and the block begin */
        add_number(&list, 0);
        add_number(&list, cues->items[i].sample);
    }
    set_chunk(sound, "cue ", &list);
}

/* Their titles, a "labl" each. */
static void set_labels(struct arena *arena, SNDFILE *sound, const struct cues *cues) {
    struct strbuf list = {.arena = arena};
    strbuf_add(&list, STR("adtl"));
    for (size_t i = 0; i < cues->count; i++) {
        struct str title = cues->items[i].title;
        strbuf_add(&list, STR("labl"));
        add_number(&list, 4 + title.len + 1);
        add_number(&list, i + 1);
        strbuf_add(&list, title);
        strbuf_add_char(&list, '\0');
        if (list.count % 2)
            strbuf_add_char(&list, '\0');
    }
    set_chunk(sound, "LIST", &list);
}

static void set_chapters(struct arena *arena, SNDFILE *sound, const struct edition *edition) {
    struct cues cues = cues_of(arena, edition);
    if (!cues.count)
        return;
    set_cues(arena, sound, &cues);
    set_labels(arena, sound, &cues);
}

static bool write_sound(const struct edition *edition, SNDFILE *sound, struct error *error) {
    struct arena *arena = arena_open();
    set_texts(arena, sound, edition);
    set_chapters(arena, sound, edition);
    bool done = sound_each(edition, put_samples, sound, error);
    arena_close(arena);
    return done;
}

static bool write_wav(const struct edition *edition, FILE *out, struct error *error) {
    bool large = edition->timeline->n_samples * sizeof(int16_t) > WAV_MAX_BYTES;
    SF_INFO format = {
        .samplerate = edition->timeline->format.sample_rate_hz,
        .channels = 1,
        .format = (large ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | SF_FORMAT_PCM_16,
    };
    SNDFILE *sound = sf_open_fd(fileno(out), SFM_WRITE, &format, SF_FALSE);
    if (!sound)
        return fail(NULL, error);
    bool done = write_sound(edition, sound, error);
    return sf_close(sound) == 0 ? done : error_set(error, "", "cannot be finished");
}

static bool bind_wav(const struct edition *edition, const char *path, struct error *error) {
    return sound_write(edition, path, write_wav, error);
}

const struct binder binder_wav = {
    .name = "wav", .extension = ".wav", .from_samples = true, .bind = bind_wav};
