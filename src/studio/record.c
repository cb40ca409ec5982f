#include "studio/record.h"

#include <string.h>

#include "studio/loudness.h"
#include "studio/master.h"

/* Encoding moves peaks: by 1.3 dB at most over the letter at 64 kbps, measured on the
 * decoded file. The master leaves that room, and some for other texts. */
static const double ENCODING_HEADROOM_DB = 2.0;

/* A full sentence of an hour would be one; a take beyond it is no utterance. */
enum { TAKE_MAX_SECONDS = 3600 };

/* So much more for each byte of its text: a hundred times what the slowest machine
 * measured needs. */
enum { TIME_LIMIT_MS_A_BYTE = 20 };

unsigned record_time_limit_ms(const struct studio *studio, const struct utterance *utterance) {
    return studio->time_limit_ms + (unsigned)utterance->spoken.len * TIME_LIMIT_MS_A_BYTE;
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
                             STR_ARG(utterance->words[i].text));
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

bool record_take(struct arena *arena, const struct studio *studio,
                 const struct utterance *utterance, struct take *take, struct error *error) {
    struct recording recording;
    struct strbuf frames = {.arena = arena};
    size_t n_frames;
    *take = (struct take){0};
    if (!record_samples(arena, studio, utterance, &recording, error) ||
        !measure_blocks(arena, &recording, studio->format.sample_rate_hz, take, error) ||
        !mp3_encoder_spend(studio->encoder, recording.samples, recording.n_samples, &frames,
                           &n_frames, error))
        return false;
    take->n_frames = (uint32_t)n_frames;
    take->n_samples = (uint32_t)recording.n_samples;
    take->n_words = (uint32_t)utterance->n_words;
    take->word_times = recording.word_times;
    take->peak_dbtp = (float)master_true_peak(recording.samples, recording.n_samples);
    take->frames = strbuf_str(&frames);
    return true;
}
