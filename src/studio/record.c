#include "studio/record.h"

#include <string.h>

#include "studio/loudness.h"
#include "studio/master.h"
#include "studio/proof.h"

/* Encoding moves peaks, by chance: by 1.3 dB at most over the letter at 64 kbps, by 2.2 in
 * another voice. The master leaves room for what is common; a take whose peak is too high
 * when it is decoded is mastered lower and encoded again, so many times. */
static const double ENCODING_HEADROOM_DB = 1.5;
enum { ENCODING_ATTEMPTS = 4 };
static const double PEAK_MARGIN_DB = 0.1;

/* A full sentence of an hour would be one; a take beyond it is no utterance. */
enum { TAKE_MAX_SECONDS = 3600 };

/* So much more for each byte of its text: a hundred times what the slowest machine
 * measured needs. */
enum { TIME_LIMIT_MS_A_BYTE = 20 };

unsigned record_time_limit_ms(const struct studio *studio, size_t n_bytes) {
    return studio->time_limit_ms + (unsigned)n_bytes * TIME_LIMIT_MS_A_BYTE;
}

static void add_pause(struct recording *recording, unsigned ms, int sample_rate_hz) {
    size_t count = (size_t)ms * (size_t)sample_rate_hz / 1000;
    recording->samples =
        arena_grow_array(recording->arena, recording->samples, &recording->capacity,
                         recording->n_samples + count, sizeof *recording->samples);
    memset(recording->samples + recording->n_samples, 0, count * sizeof *recording->samples);
    recording->n_samples += count;
}

/* An engine whose state is broken does not always crash. */
static bool is_sound(const struct recording *recording, const struct utterance *utterance,
                     struct error *error) {
    if (recording->n_samples == 0 && utterance->n_words)
        return error_set(error, "", "the engine was silent");
    uint32_t last = 0;
    for (size_t i = 0; i < utterance->n_words; i++) {
        struct word_time time = recording->word_times[i];
        if (time.start < last || time.end < time.start || time.end > recording->n_samples)
            return error_set(error, "", "the engine gave “%.*s” a time that cannot be",
                             STR_ARG(utterance_word(utterance, i).text));
        last = time.start;
    }
    return true;
}

bool record_samples(struct arena *arena, const struct studio *studio,
                    const struct utterance *utterance, struct recording *recording,
                    struct error *error) {
    int rate = studio->format.sample_rate_hz;
    *recording = (struct recording){
        .arena = arena,
        .word_times = arena_alloc_array(arena, utterance->n_words, sizeof(struct word_time)),
    };
    for (size_t i = 0; i < utterance->n_phrases; i++) {
        if (!studio->engine->speak(utterance, i, recording, error))
            return false;
        if (i + 1 < utterance->n_phrases)
            add_pause(recording, utterance->phrases[i].pause_ms, rate);
        if (recording->n_samples > (size_t)rate * TAKE_MAX_SECONDS)
            return error_set(error, "", "it would last more than an hour; divide it");
    }
    if (!is_sound(recording, utterance, error))
        return false;
    struct master master = {
        .gain_db = studio->profile->loudness_lufs - studio->voice->loudness_lufs,
        .ceiling_dbtp = studio->profile->true_peak_dbtp - ENCODING_HEADROOM_DB,
        .sample_rate_hz = rate,
    };
    master_apply(arena, &master, recording->samples, recording->n_samples);
    return true;
}

/* A block of the meter lasts 400 ms: the last ones that hear the voice end in the
 * silence behind it. */
enum { BLOCK_TAIL_MS = 300 };

static bool measure_blocks(struct arena *arena, struct recording *recording, int rate,
                           struct take *take, struct error *error) {
    size_t n_samples = recording->n_samples;
    add_pause(recording, BLOCK_TAIL_MS, rate);
    size_t n = loudness_count(recording->n_samples, rate);
    take->n_blocks = (uint32_t)n;
    take->block_lufs = arena_alloc_array(arena, n, sizeof *take->block_lufs);
    bool done = loudness_blocks(recording->samples, recording->n_samples, rate, take->block_lufs);
    recording->n_samples = n_samples;
    return done || error_set(error, "", "the loudness meter failed");
}

/* Encodes; the first time with the encoder that the parent left us. */
static bool encode(struct arena *arena, const struct studio *studio,
                   const struct recording *recording, unsigned attempt, struct take *take,
                   struct error *error) {
    struct strbuf frames = {.arena = arena};
    size_t n_frames;
    bool done = attempt == 0 ? mp3_encoder_spend(studio->encoder, recording->samples,
                                                 recording->n_samples, &frames, &n_frames, error)
                             : mp3_segment_encode(&studio->format, recording->samples,
                                                  recording->n_samples, &frames, &n_frames, error);
    if (!done)
        return false;
    take->n_frames = (uint32_t)n_frames;
    take->frames = strbuf_str(&frames);
    return true;
}

/* Encodes so that the true peak of what a player decodes is within the profile. */
static bool encode_within(struct arena *arena, const struct studio *studio,
                          struct recording *recording, struct take *take, struct error *error) {
    double wanted = studio->profile->true_peak_dbtp, lower_db = 0;
    for (unsigned attempt = 0; attempt < ENCODING_ATTEMPTS; attempt++) {
        double peak_dbtp;
        if (!encode(arena, studio, recording, attempt, take, error) ||
            !proof_true_peak(arena, &studio->format, take->frames, &peak_dbtp, error))
            return false;
        take->peak_dbtp = (float)peak_dbtp;
        if (peak_dbtp <= wanted)
            return true;
        lower_db += peak_dbtp - wanted + PEAK_MARGIN_DB;
        struct master master = {
            .ceiling_dbtp = wanted - ENCODING_HEADROOM_DB - lower_db,
            .sample_rate_hz = studio->format.sample_rate_hz,
        };
        master_apply(arena, &master, recording->samples, recording->n_samples);
    }
    return true;
}

bool record_take(struct arena *arena, const struct studio *studio,
                 const struct utterance *utterance, struct take *take, struct recording *recording,
                 struct error *error) {
    *take = (struct take){0};
    if (!record_samples(arena, studio, utterance, recording, error) ||
        !encode_within(arena, studio, recording, take, error) ||
        !measure_blocks(arena, recording, studio->format.sample_rate_hz, take, error))
        return false;
    take->n_samples = (uint32_t)recording->n_samples;
    take->n_words = (uint32_t)utterance->n_words;
    take->word_times = recording->word_times;
    return true;
}
