#include "studio/mp3.h"

#include <lame/lame.h>
#include <stdlib.h>
#include <string.h>

/* LAME asks for 1.25 samples + 7200 bytes of room a call, and 7200 for a flush. */
enum { LAME_SLACK = 7200, SAMPLES_A_CALL = 1 << 15 };

/* Bit rates in kbps by index (ISO 11172-3 and 13818-3, table for layer III). */
static const short mpeg1_kbps[] = {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
static const short mpeg2_kbps[] = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
enum { N_BITRATES = sizeof mpeg1_kbps / sizeof *mpeg1_kbps };

static bool is_mpeg1(const struct mp3_format *format) {
    return format->sample_rate_hz >= 32000;
}

int mp3_frame_samples(const struct mp3_format *format) {
    return is_mpeg1(format) ? 1152 : 576;
}

int mp3_frame_bytes(const struct mp3_format *format) {
    return mp3_frame_samples(format) / 8 * format->bitrate_kbps * 1000 / format->sample_rate_hz;
}

static unsigned bitrate_index(const struct mp3_format *format) {
    const short *table = is_mpeg1(format) ? mpeg1_kbps : mpeg2_kbps;
    for (unsigned i = 0; i < N_BITRATES; i++)
        if (table[i] == format->bitrate_kbps)
            return i + 1;
    return 0;
}

/* The header's version and rate bits: version 3 is MPEG-1, 2 MPEG-2, 0 MPEG-2.5. */
static bool rate_bits(int sample_rate_hz, unsigned *version, unsigned *index) {
    static const struct {
        int hz;
        unsigned char version, index;
    } rates[] = {
        {44100, 3, 0}, {48000, 3, 1}, {32000, 3, 2}, {22050, 2, 0}, {24000, 2, 1},
        {16000, 2, 2}, {11025, 0, 0}, {12000, 0, 1}, {8000, 0, 2},
    };
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        if (rates[i].hz != sample_rate_hz)
            continue;
        *version = rates[i].version;
        *index = rates[i].index;
        return true;
    }
    return false;
}

bool mp3_format_valid(const struct mp3_format *format) {
    unsigned version, index;
    return rate_bits(format->sample_rate_hz, &version, &index) && bitrate_index(format) != 0;
}

static lame_t lame_open_scaled(const struct mp3_format *format, float scale) {
    lame_t lame = lame_init();
    if (!lame)
        return NULL;
    lame_set_num_channels(lame, 1);
    lame_set_in_samplerate(lame, format->sample_rate_hz);
    lame_set_out_samplerate(lame, format->sample_rate_hz);
    lame_set_mode(lame, MONO);
    lame_set_brate(lame, format->bitrate_kbps);
    lame_set_quality(lame, MP3_QUALITY);
    lame_set_scale(lame, scale);
    lame_set_disable_reservoir(lame, 1);
    lame_set_bWriteVbrTag(lame, 0);
    lame_set_findReplayGain(lame, 0);
    lame_set_write_id3tag_automatic(lame, 0);
    if (lame_init_params(lame) < 0) {
        lame_close(lame);
        return NULL;
    }
    return lame;
}

/* LAME multiplies the samples by 0.95 at constant bit rates, on top of what it is asked:
 * it would lower what the master has set. */
static lame_t lame_open(const struct mp3_format *format) {
    lame_t lame = lame_open_scaled(format, 1);
    float scale = lame ? lame_get_scale(lame) : 1;
    if (scale > 0.999F && scale < 1.001F)
        return lame;
    lame_close(lame);
    return lame_open_scaled(format, 1 / scale);
}

static bool encode_all(lame_t lame, const int16_t *samples, size_t n_samples,
                       struct strbuf *frames) {
    size_t done = 0;
    for (;;) {
        size_t n = n_samples - done < SAMPLES_A_CALL ? n_samples - done : SAMPLES_A_CALL;
        size_t room = n + n / 4 + LAME_SLACK;
        frames->items = arena_grow_array(frames->arena, frames->items, &frames->capacity,
                                         frames->count + room, 1);
        unsigned char *out = (unsigned char *)frames->items + frames->count;
        int written = n ? lame_encode_buffer(lame, samples + done, NULL, (int)n, out, (int)room)
                        : lame_encode_flush(lame, out, (int)room);
        if (written < 0)
            return false;
        frames->count += (size_t)written;
        done += n;
        if (n == 0)
            return true;
    }
}

/* Walks whole frames; every one must carry the format's own header. */
static bool count_frames(const struct mp3_format *format, struct str frames, size_t *n_frames) {
    unsigned version = 0, index = 0;
    rate_bits(format->sample_rate_hz, &version, &index);
    size_t at = 0;
    for (*n_frames = 0; at + 4 <= frames.len; (*n_frames)++) {
        const unsigned char *header = (const unsigned char *)frames.ptr + at;
        unsigned rate = (header[2] >> 2) & 3U, bits = header[2] >> 4;
        if (header[0] != 0xFF || ((header[1] >> 3) & 3U) != version || rate != index ||
            bits != bitrate_index(format))
            return false;
        at += (size_t)mp3_frame_bytes(format) + ((header[2] >> 1) & 1U);
    }
    return at == frames.len;
}

struct mp3_encoder {
    struct mp3_format format;
    lame_t lame;
};

struct mp3_encoder *mp3_encoder_open(const struct mp3_format *format, struct error *error) {
    struct mp3_encoder *encoder = calloc(1, sizeof *encoder);
    if (!mp3_format_valid(format)) {
        error_set(error, "", "MP3 has no %d kbps at %d Hz", format->bitrate_kbps,
                  format->sample_rate_hz);
    } else if (encoder && (encoder->lame = lame_open(format))) {
        encoder->format = *format;
        return encoder;
    }
    error_set(error, "", "LAME does not start for %d kbps at %d Hz", format->bitrate_kbps,
              format->sample_rate_hz);
    free(encoder);
    return NULL;
}

void mp3_encoder_close(struct mp3_encoder *encoder) {
    if (encoder)
        lame_close(encoder->lame);
    free(encoder);
}

bool mp3_encoder_spend(struct mp3_encoder *encoder, const int16_t *samples, size_t n_samples,
                       struct strbuf *frames, size_t *n_frames, struct error *error) {
    size_t start = frames->count;
    if (!encode_all(encoder->lame, samples, n_samples, frames))
        return error_set(error, "", "LAME failed while encoding");
    struct str written = str_slice(strbuf_str(frames), start, frames->count);
    if (!count_frames(&encoder->format, written, n_frames))
        return error_set(error, "", "LAME wrote other frames than it was asked for");
    return true;
}

bool mp3_segment_encode(const struct mp3_format *format, const int16_t *samples, size_t n_samples,
                        struct strbuf *frames, size_t *n_frames, struct error *error) {
    struct mp3_encoder *encoder = mp3_encoder_open(format, error);
    bool done = encoder && mp3_encoder_spend(encoder, samples, n_samples, frames, n_frames, error);
    mp3_encoder_close(encoder);
    return done;
}

void mp3_silence_frame(const struct mp3_format *format, bool padded, struct strbuf *frames) {
    unsigned version = 0, index = 0;
    rate_bits(format->sample_rate_hz, &version, &index);
    /* Header of a mono layer III frame without CRC; side information and main data all
     * zero mean no coefficients. */
    unsigned char header[4] = {
        0xFF, (unsigned char)(0xE0U | version << 3 | 1U << 1 | 1U),
        (unsigned char)(bitrate_index(format) << 4 | index << 2 | (padded ? 2U : 0U)),
        (unsigned char)(3U << 6 | 1U << 2), /* mono, original: as LAME writes it */
    };
    size_t size = (size_t)mp3_frame_bytes(format) + padded;
    frames->items =
        arena_grow_array(frames->arena, frames->items, &frames->capacity, frames->count + size, 1);
    memset(frames->items + frames->count, 0, size);
    memcpy(frames->items + frames->count, header, sizeof header);
    frames->count += size;
}

const char *mp3_encoder_version(void) {
    static char version[16];
    if (!*version) {
        const char *number = get_lame_version();
        strcpy(version, "LAME");
        strncat(version, number, sizeof version - 5);
    }
    return version;
}
