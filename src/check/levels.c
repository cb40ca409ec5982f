#include "check/levels.h"

#include <math.h>

enum {
    RING_MS = 128, /* a power of two, longer than what is looked back to */
    VOICE_MS = 10,
    TENTH_MS = 100,
    FLOOR_TENTHS = 5, /* half a second */
    CLIPPED_RUN = 3,
    MAX_CHANNELS = 2
};

/* Decoders give samples over full scale; that of 16-bit sources is 32767/32768. */
static const float full_scale = 0.9999f;

struct levels {
    int channels, sample_rate_hz;
    uint64_t n_samples;
    double silence; /* mean square */

    /* The millisecond that is being filled: its number, end and sum of squares. */
    uint64_t ms, ms_end;
    double ms_sum;
    size_t ms_count;
    double ring[RING_MS]; /* mean squares of the last ones, by number */

    double tenth_sum;
    double tenths[FLOOR_TENTHS]; /* by number */
    double quietest;             /* HUGE_VAL until a whole window is heard */

    double total;
    bool any_voice;
    uint64_t voice_start, voice_end; /* ms: the first's begin, the last's end */
    size_t runs[MAX_CHANNELS];       /* of samples at full scale, by channel */
    uint64_t n_clipped;

    struct check_chapter *chapters;
    size_t n_chapters;
    size_t n_begun, n_over, n_voiced; /* chapters whose start is past; whose 100 ms are; whose
                                         voice was heard: each a prefix of the array */
};

static double decibels(double mean_square) {
    return mean_square > 0 ? 10 * log10(mean_square) : -HUGE_VAL;
}

static uint64_t end_of_ms(const struct levels *levels, uint64_t ms) {
    return (ms + 1) * (uint64_t)levels->sample_rate_hz / 1000;
}

struct levels *levels_open(struct arena *arena, int channels, int sample_rate_hz,
                           struct check_chapter *chapters, size_t n_chapters) {
    struct levels *levels = arena_alloc(arena, sizeof *levels);
    levels->channels = channels;
    levels->sample_rate_hz = sample_rate_hz;
    levels->silence = pow(10, LEVELS_SILENCE_DBFS / 10.0);
    levels->ms_end = end_of_ms(levels, 0);
    levels->quietest = HUGE_VAL;
    levels->chapters = chapters;
    levels->n_chapters = n_chapters;
    for (size_t i = 0; i < n_chapters; i++) {
        chapters[i].level_before_dbfs = chapters[i].level_after_dbfs = -HUGE_VAL;
        chapters[i].voice_after_ms = CHECK_NO_VOICE;
    }
    return levels;
}

/* Mean square of the last n milliseconds before the current one; what lies before the
 * stream is silent. */
static double mean_before(const struct levels *levels, unsigned n) {
    double sum = 0;
    for (uint64_t i = 1; i <= n && i <= levels->ms; i++)
        sum += levels->ring[(levels->ms - i) % RING_MS];
    return sum / n;
}

static void begin_chapters(struct levels *levels) {
    while (levels->n_begun < levels->n_chapters &&
           levels->chapters[levels->n_begun].start_ms == levels->ms)
        levels->chapters[levels->n_begun++].level_before_dbfs =
            decibels(mean_before(levels, LEVELS_AROUND_MS));
}

/* A chapter's 100 ms are over when the current one is the first behind them. */
static void end_chapters(struct levels *levels, bool all) {
    while (levels->n_over < levels->n_begun) {
        struct check_chapter *chapter = &levels->chapters[levels->n_over];
        uint64_t passed = levels->ms - chapter->start_ms;
        if (passed < LEVELS_AROUND_MS && !all)
            return;
        if (passed > 0)
            chapter->level_after_dbfs = decibels(mean_before(levels, (unsigned)passed));
        levels->n_over++;
    }
}

static void hear_voice(struct levels *levels, uint64_t ms) {
    if (!levels->any_voice)
        levels->voice_start = ms;
    levels->any_voice = true;
    levels->voice_end = ms + 1;
    for (; levels->n_voiced < levels->n_begun; levels->n_voiced++) {
        struct check_chapter *chapter = &levels->chapters[levels->n_voiced];
        chapter->voice_after_ms = (uint32_t)(ms - chapter->start_ms);
    }
}

static void end_tenth(struct levels *levels) {
    uint64_t number = levels->ms / TENTH_MS - 1;
    levels->tenths[number % FLOOR_TENTHS] = levels->tenth_sum / TENTH_MS;
    levels->tenth_sum = 0;
    if (number + 1 < FLOOR_TENTHS)
        return;
    double sum = 0;
    for (size_t i = 0; i < FLOOR_TENTHS; i++)
        sum += levels->tenths[i];
    levels->quietest = fmin(levels->quietest, sum / FLOOR_TENTHS);
}

static void end_ms(struct levels *levels) {
    double mean = levels->ms_count
                      ? levels->ms_sum / (double)(levels->ms_count * (size_t)levels->channels)
                      : 0;
    begin_chapters(levels);
    levels->ring[levels->ms % RING_MS] = mean;
    levels->tenth_sum += mean;
    levels->ms++;
    /* The window tips over with its newest millisecond, which has the voice. */
    if (mean > levels->silence && mean_before(levels, VOICE_MS) > levels->silence)
        hear_voice(levels, levels->ms - 1);
    end_chapters(levels, false);
    if (levels->ms % TENTH_MS == 0)
        end_tenth(levels);
    levels->total += levels->ms_sum;
    levels->ms_sum = 0;
    levels->ms_count = 0;
    levels->ms_end = end_of_ms(levels, levels->ms);
}

static void add_sample(struct levels *levels, size_t channel, float sample) {
    levels->ms_sum += (double)sample * (double)sample;
    size_t run = fabsf(sample) >= full_scale ? levels->runs[channel] + 1 : 0;
    levels->n_clipped += run == CLIPPED_RUN;
    levels->runs[channel] = run;
}

void levels_add(struct levels *levels, const float *samples, size_t n_frames) {
    size_t channels = (size_t)levels->channels;
    for (size_t i = 0; i < n_frames; i++) {
        for (size_t channel = 0; channel < channels; channel++)
            add_sample(levels, channel, samples[i * channels + channel]);
        levels->ms_count++;
        if (++levels->n_samples == levels->ms_end)
            end_ms(levels);
    }
}

struct levels_sum levels_close(struct levels *levels) {
    uint64_t length = levels->ms;
    if (levels->ms_count)
        end_ms(levels);
    end_chapters(levels, true);
    double count = (double)levels->n_samples * levels->channels;
    /* Less than half a second has no quietest one: then it is the whole. */
    double mean = count > 0 ? levels->total / count : 0;
    uint64_t voice_end = levels->voice_end < length ? levels->voice_end : length;
    return (struct levels_sum){
        .n_samples = levels->n_samples,
        .rms_dbfs = decibels(mean),
        .floor_dbfs = decibels(levels->quietest < HUGE_VAL ? levels->quietest : mean),
        .head_ms = levels->any_voice ? levels->voice_start : length,
        .tail_ms = levels->any_voice ? length - voice_end : length,
        .n_clipped = levels->n_clipped,
    };
}
