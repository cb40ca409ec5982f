#include "edition/sound.h"

#include <string.h>

#include "base/file.h"
#include "studio/samples.h"

enum { SILENCE_SAMPLES = 1 << 12 }; /* given at a time */

struct stream {
    sound_put_fn *put;
    void *context;
    uint64_t at; /* samples given */
};

static bool give(struct stream *stream, struct samples samples, struct error *error) {
    stream->at += samples.count;
    return samples.count == 0 || stream->put(stream->context, samples.items, samples.count, error);
}

static bool give_silence(struct stream *stream, uint64_t until, struct error *error) {
    static const int16_t silence[SILENCE_SAMPLES];
    while (stream->at < until) {
        uint64_t wanted = until - stream->at;
        struct samples some = {silence, wanted < SILENCE_SAMPLES ? wanted : SILENCE_SAMPLES};
        if (!give(stream, some, error))
            return false;
    }
    return true;
}

/* What is lost when another process empties the cache meanwhile. */
static bool tell_lost(const struct utterance *utterance, struct error *error) {
    char place[32] = "an announcement";
    if (utterance->has_source)
        snprintf(place, sizeof place, "line %lu", utterance->source.line);
    return error_set(error, place,
                     "its samples are no longer in the cache, or are damaged; build again");
}

static bool give_take(struct stream *stream, const struct edition *edition, size_t i,
                      struct error *error) {
    const struct timeline_take *take = &edition->timeline->takes[i];
    struct arena *scratch = arena_open();
    struct samples samples;
    bool done = samples_load(scratch, edition->cache, &take->key, &samples, error) &&
                samples.count == take->voice_end - take->start;
    if (!done)
        tell_lost(&edition->script->utterances.items[i], error);
    done = done && give_silence(stream, take->start, error) && give(stream, samples, error);
    arena_close(scratch);
    return done;
}

bool sound_each(const struct edition *edition, sound_put_fn *put, void *context,
                struct error *error) {
    const struct timeline *timeline = edition->timeline;
    struct stream stream = {.put = put, .context = context};
    for (size_t i = 0; i < timeline->n_takes; i++)
        if (timeline->takes[i].n_frames &&
            !(edition_goes_on(edition, error) && give_take(&stream, edition, i, error)))
            return false;
    return give_silence(&stream, timeline->n_samples, error);
}

/* ---- in blocks ---- */

struct blocks {
    sound_put_fn *put;
    void *context;
    int16_t *items;
    size_t count, size;
};

static bool fill(void *context, const int16_t *samples, size_t count, struct error *error) {
    struct blocks *blocks = context;
    while (count) {
        size_t room = blocks->size - blocks->count, some = count < room ? count : room;
        memcpy(blocks->items + blocks->count, samples, some * sizeof *samples);
        blocks->count += some;
        samples += some;
        count -= some;
        if (blocks->count < blocks->size)
            return true;
        blocks->count = 0;
        if (!blocks->put(blocks->context, blocks->items, blocks->size, error))
            return false;
    }
    return true;
}

bool sound_blocks(const struct edition *edition, size_t block, sound_put_fn *put, void *context,
                  struct error *error) {
    struct arena *arena = arena_open();
    struct blocks blocks = {.put = put,
                            .context = context,
                            .items = arena_alloc_array(arena, block, sizeof(int16_t)),
                            .size = block};
    bool done = sound_each(edition, fill, &blocks, error) &&
                (blocks.count == 0 || put(context, blocks.items, blocks.count, error));
    arena_close(arena);
    return done;
}

/* ---- to a file ---- */

bool sound_write(const struct edition *edition, const char *path, sound_write_fn *write,
                 struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path, error))
        return false;
    if (write(edition, writer.stream, error))
        return file_writer_commit(&writer, FILE_SYNCED, error);
    file_writer_abandon(&writer);
    error_set_place(error, path);
    return false;
}
