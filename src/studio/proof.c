#include "studio/proof.h"

#include <mpg123.h>

#include "studio/master.h"

/* A decoder that takes its input by hand, and gives every sample of the frames. */
static mpg123_handle *decoder_open(const struct mp3_format *format) {
    static bool initialised;
    if (!initialised && mpg123_init() != MPG123_OK)
        return NULL;
    initialised = true;
    mpg123_handle *decoder = mpg123_new(NULL, NULL);
    if (!decoder)
        return NULL;
    mpg123_param(decoder, MPG123_ADD_FLAGS, MPG123_QUIET, 0);
    mpg123_param(decoder, MPG123_REMOVE_FLAGS, MPG123_GAPLESS, 0);
    mpg123_format_none(decoder);
    if (mpg123_format(decoder, format->sample_rate_hz, MPG123_MONO, MPG123_ENC_SIGNED_16) ==
            MPG123_OK &&
        mpg123_open_feed(decoder) == MPG123_OK)
        return decoder;
    mpg123_delete(decoder);
    return NULL;
}

/* Decodes all that was fed; returns the number of bytes. */
static size_t decode(mpg123_handle *decoder, int16_t *samples, size_t room) {
    size_t total = 0;
    for (;;) {
        size_t done = 0;
        int status = mpg123_read(decoder, (unsigned char *)samples + total, room - total, &done);
        total += done;
        if (status != MPG123_OK && status != MPG123_NEW_FORMAT)
            return total;
        if (total == room)
            return total;
    }
}

bool proof_true_peak(struct arena *arena, const struct mp3_format *format, struct str frames,
                     double *peak_dbtp, struct error *error) {
    mpg123_handle *decoder = decoder_open(format);
    if (!decoder ||
        mpg123_feed(decoder, (const unsigned char *)frames.ptr, frames.len) != MPG123_OK) {
        mpg123_delete(decoder);
        return error_set(error, "", "libmpg123 does not start");
    }
    size_t n_frames = frames.len / (size_t)mp3_frame_bytes(format) + 1;
    size_t room = n_frames * (size_t)mp3_frame_samples(format) * sizeof(int16_t);
    int16_t *samples = arena_alloc(arena, room);
    size_t n_bytes = decode(decoder, samples, room);
    mpg123_delete(decoder);
    *peak_dbtp = master_true_peak(samples, n_bytes / sizeof *samples);
    return n_bytes > 0 || error_set(error, "", "libmpg123 cannot decode what LAME wrote");
}
