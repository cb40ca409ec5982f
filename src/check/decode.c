#include "check/decode.h"

#include <math.h>
#include <mpg123.h>
#include <stdio.h>

#include "check/meter.h"

enum { SAMPLES_A_READ = 1 << 13 };

/* The decoder is shown the frames alone: tags are none of its work. */
struct range {
    const struct input *input;
    uint64_t start, length, at;
};

static ssize_t read_range(void *handle, void *to, size_t n) {
    struct range *range = handle;
    uint64_t left = range->length - range->at;
    n = input_copy(range->input, range->start + range->at, to, n < left ? n : (size_t)left);
    range->at += n;
    return (ssize_t)n;
}

static off_t seek_range(void *handle, off_t offset, int whence) {
    struct range *range = handle;
    uint64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? range->at : range->length;
    int64_t target = (int64_t)base + offset;
    if (target < 0 || (uint64_t)target > range->length)
        return -1;
    range->at = (uint64_t)target;
    return (off_t)target;
}

struct decoder {
    mpg123_handle *handle;
    struct meter *meter;
    struct levels *levels;
    int channels;
    struct range range;
    float samples[SAMPLES_A_READ];
};

static bool set_up(mpg123_handle *handle, const struct stream *stream) {
    return mpg123_param(handle, MPG123_ADD_FLAGS, MPG123_QUIET | MPG123_GAPLESS | MPG123_SKIP_ID3V2,
                        0) == MPG123_OK &&
           mpg123_param(handle, MPG123_RESYNC_LIMIT, -1, 0) == MPG123_OK &&
           mpg123_format_none(handle) == MPG123_OK &&
           mpg123_format(handle, stream->first.sample_rate_hz,
                         stream->first.channels == 1 ? MPG123_MONO : MPG123_STEREO,
                         MPG123_ENC_FLOAT_32) == MPG123_OK &&
           mpg123_replace_reader_handle(handle, read_range, seek_range, NULL) == MPG123_OK;
}

static bool decoder_open(struct decoder *decoder, struct arena *arena, const struct stream *stream,
                         struct check_chapter *chapters, size_t n_chapters) {
    decoder->channels = stream->first.channels;
    decoder->handle = mpg123_new(NULL, NULL);
    decoder->meter = meter_open(decoder->channels, stream->first.sample_rate_hz);
    decoder->levels =
        levels_open(arena, decoder->channels, stream->first.sample_rate_hz, chapters, n_chapters);
    return decoder->handle && decoder->meter && set_up(decoder->handle, stream) &&
           mpg123_open_handle(decoder->handle, &decoder->range) == MPG123_OK;
}

static void decoder_close(struct decoder *decoder) {
    mpg123_delete(decoder->handle);
    meter_close(decoder->meter);
}

/* A damaged stream may decode to what is no number. */
static void make_finite(float *samples, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!isfinite(samples[i]))
            samples[i] = 0;
}

static bool measure(struct decoder *decoder, size_t n_bytes) {
    size_t n = n_bytes / sizeof *decoder->samples;
    make_finite(decoder->samples, n);
    levels_add(decoder->levels, decoder->samples, n / (size_t)decoder->channels);
    return meter_add(decoder->meter, decoder->samples, n / (size_t)decoder->channels);
}

/* Returns what it stopped at, or NULL at the end. */
static const char *decode_all(struct decoder *decoder) {
    for (;;) {
        size_t n_bytes = 0;
        int result =
            mpg123_read(decoder->handle, decoder->samples, sizeof decoder->samples, &n_bytes);
        if (n_bytes && !measure(decoder, n_bytes))
            return "the meter failed";
        if (result == MPG123_DONE)
            return NULL;
        if (result == MPG123_ERR)
            return mpg123_strerror(decoder->handle);
        if (result != MPG123_OK && result != MPG123_NEW_FORMAT)
            return mpg123_plain_strerror(result);
        if (result == MPG123_OK && n_bytes == 0)
            return "the decoder stands still";
    }
}

bool decode_sound(struct arena *arena, const struct input *input, const char *path,
                  const struct stream *stream, struct check_chapter *chapters, size_t n_chapters,
                  struct sound *sound, struct error *error) {
    struct decoder *decoder = arena_alloc(arena, sizeof *decoder);
    decoder->range = (struct range){input, stream->start, stream->end - stream->start, 0};
    *sound = (struct sound){0};
    bool opened = decoder_open(decoder, arena, stream, chapters, n_chapters);
    if (opened) {
        sound->problem = str_copy(arena, str_from_c(decode_all(decoder)));
        sound->levels = levels_close(decoder->levels);
        sound->loudness_lufs = meter_loudness(decoder->meter);
        sound->true_peak_dbtp = meter_true_peak(decoder->meter);
    } else {
        error_set(error, path, "cannot be decoded: %s",
                  decoder->handle ? mpg123_strerror(decoder->handle) : "out of memory");
    }
    decoder_close(decoder);
    return opened;
}
