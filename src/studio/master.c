#include "studio/master.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* The interpolation filter of ITU-R BS.1770-4, annex 2: 12 taps of 4 phases, tap by tap
 * so that a compiler does the four at once. */
enum { N_PHASES = 4, N_TAPS = 12, BEFORE = 5, AFTER = 6 };
static const float filter[N_TAPS][N_PHASES] = {
    {0.0017089843750f, -0.0291748046875f, -0.0189208984375f, -0.0083007812500f},
    {0.0109863281250f, 0.0292968750000f, 0.0330810546875f, 0.0148925781250f},
    {-0.0196533203125f, -0.0517578125000f, -0.0582275390625f, -0.0266113281250f},
    {0.0332031250000f, 0.0891113281250f, 0.1015625000000f, 0.0476074218750f},
    {-0.0594482421875f, -0.1665039062500f, -0.2003173828125f, -0.1022949218750f},
    {0.1373291015625f, 0.4650878906250f, 0.7797851562500f, 0.9721679687500f},
    {0.9721679687500f, 0.7797851562500f, 0.4650878906250f, 0.1373291015625f},
    {-0.1022949218750f, -0.2003173828125f, -0.1665039062500f, -0.0594482421875f},
    {0.0476074218750f, 0.1015625000000f, 0.0891113281250f, 0.0332031250000f},
    {-0.0266113281250f, -0.0582275390625f, -0.0517578125000f, -0.0196533203125f},
    {0.0148925781250f, 0.0330810546875f, 0.0292968750000f, 0.0109863281250f},
    {-0.0083007812500f, -0.0189208984375f, -0.0291748046875f, 0.0017089843750f},
};

/* No interpolated value exceeds the largest sample near it by more than the largest
 * sum of a phase's absolute taps, 2.02: quieter stretches need no look. */
static const float LARGEST_GAIN = 2.03f;

enum {
    BLOCK = 32,        /* peaks are looked for, and passed over, in so many samples */
    STRETCH = 1 << 16, /* samples that are mastered at a time, whatever the take's length */
};

/* The gain falls and rises over this long on either side of a peak: longer than a
 * low voice's period (80 Hz: 12.5 ms), so that it follows peaks and not the wave. */
static const double LOOK_AHEAD_S = 0.015;

/* fmaxf() minds NaNs and calls the library; there are none here. */
static float larger(float a, float b) {
    return a > b ? a : b;
}

static float sample_at(const float *samples, size_t n, ptrdiff_t i) {
    return i >= 0 && (size_t)i < n ? samples[i] : 0;
}

/* The largest of the sample and the three values between it and the next. */
static float peak_at(const float *samples, size_t n, size_t at) {
    float window[N_TAPS];
    if (at >= BEFORE && at + AFTER < n)
        memcpy(window, samples + at - BEFORE, sizeof window);
    else
        for (int t = 0; t < N_TAPS; t++)
            window[t] = sample_at(samples, n, (ptrdiff_t)at + t - BEFORE);
    float sums[N_PHASES] = {0};
    for (int t = 0; t < N_TAPS; t++)
        for (int phase = 0; phase < N_PHASES; phase++)
            sums[phase] += filter[t][phase] * window[t];
    float peak = fabsf(window[BEFORE]);
    for (int phase = 0; phase < N_PHASES; phase++)
        peak = larger(peak, fabsf(sums[phase]));
    return peak;
}

/* The largest sample of [from - BEFORE, to + AFTER). */
static float block_level(const float *samples, size_t n, size_t from, size_t to) {
    from = from > BEFORE ? from - BEFORE : 0;
    to = to + AFTER < n ? to + AFTER : n;
    float level = 0;
    for (size_t i = from; i < to; i++)
        level = larger(level, fabsf(samples[i]));
    return level;
}

/* The gain that each sample needs by itself: 1, or ceiling / its true peak. False:
 * none needs any. */
static bool find_needed(const float *samples, size_t n, float ceiling, float *needed) {
    bool any = false;
    for (size_t from = 0; from < n; from += BLOCK) {
        size_t to = from + BLOCK < n ? from + BLOCK : n;
        bool quiet = block_level(samples, n, from, to) * LARGEST_GAIN <= ceiling;
        for (size_t i = from; i < to; i++) {
            float peak = quiet ? 0 : peak_at(samples, n, i);
            needed[i] = peak > ceiling ? ceiling / peak : 1;
            any = any || peak > ceiling;
        }
    }
    return any;
}

/* out[i] = the least of in[i - reach .. i + reach], by a queue of rising candidates. */
static void sliding_least(size_t *queue, const float *in, size_t n, size_t reach, float *out) {
    size_t head = 0, tail = 0;
    for (size_t i = 0; i < n + reach; i++) {
        if (i < n) {
            while (tail > head && in[queue[tail - 1]] >= in[i])
                tail--;
            queue[tail++] = i;
        }
        if (i < reach)
            continue;
        while (queue[head] + reach < i - reach)
            head++;
        out[i - reach] = in[queue[head]];
    }
}

/* out[i] = the mean of in[i - reach .. i + reach]; what lies outside counts as what lies
 * at the end: a voice that begins with a peak needs its gain from the first sample on. */
static void sliding_mean(const float *in, size_t n, size_t reach, float *out) {
    double sum = (double)in[0] * (double)(reach + 1);
    double share = 1 / (double)(2 * reach + 1);
    for (size_t i = 0; i < reach; i++)
        sum += (double)in[i < n ? i : n - 1];
    for (size_t i = 0; i < n; i++) {
        sum += (double)in[i + reach < n ? i + reach : n - 1];
        sum -= (double)in[i > reach ? i - reach - 1 : 0];
        out[i] = (float)(sum * share);
    }
}

/* Buffers for one stretch and its context: a sample's gain depends on so many around
 * it, so that a stretch is mastered as it would be in the whole. */
struct limiter {
    size_t half, context, capacity;
    float *signal, *needed, *gain;
    size_t *queue;
};

/* The least over a window and the mean over the same window never exceed what a peak
 * needs; the mean in two halves has no corners. */
static void limit(struct limiter *limiter, size_t n, float ceiling) {
    if (!find_needed(limiter->signal, n, ceiling, limiter->needed))
        return;
    sliding_least(limiter->queue, limiter->needed, n, 2 * limiter->half, limiter->gain);
    sliding_mean(limiter->gain, n, limiter->half, limiter->needed);
    sliding_mean(limiter->needed, n, limiter->half, limiter->gain);
    for (size_t i = 0; i < n; i++)
        limiter->signal[i] *= limiter->gain[i];
}

static struct limiter limiter_open(struct arena *arena, int sample_rate_hz) {
    struct limiter limiter = {.half = (size_t)(LOOK_AHEAD_S * sample_rate_hz / 2)};
    limiter.context = 4 * limiter.half + N_TAPS;
    limiter.capacity = STRETCH + 2 * limiter.context;
    limiter.signal = arena_alloc_array(arena, limiter.capacity, sizeof *limiter.signal);
    limiter.needed = arena_alloc_array(arena, limiter.capacity, sizeof *limiter.needed);
    limiter.gain = arena_alloc_array(arena, limiter.capacity, sizeof *limiter.gain);
    limiter.queue = arena_alloc_array(arena, limiter.capacity, sizeof *limiter.queue);
    return limiter;
}

static int16_t to_sample(float value) {
    long rounded = lrintf(value);
    return (int16_t)(rounded > INT16_MAX ? INT16_MAX : rounded < INT16_MIN ? INT16_MIN : rounded);
}

void master_apply(struct arena *arena, const struct master *master, int16_t *samples,
                  size_t n_samples) {
    struct limiter limiter = limiter_open(arena, master->sample_rate_hz);
    float gain = (float)pow(10, master->gain_db / 20);
    float ceiling = (float)(32768 * pow(10, master->ceiling_dbtp / 20));
    /* The samples before the stretch as they were: those in place are mastered. */
    int16_t *before = arena_alloc_array(arena, limiter.context, sizeof *before);
    size_t n_before = 0;
    for (size_t from = 0; from < n_samples; from += STRETCH) {
        size_t to = from + STRETCH < n_samples ? from + STRETCH : n_samples;
        size_t end = to + limiter.context < n_samples ? to + limiter.context : n_samples;
        size_t n = 0;
        for (size_t i = 0; i < n_before; i++)
            limiter.signal[n++] = (float)before[i] * gain;
        for (size_t i = from; i < end; i++)
            limiter.signal[n++] = (float)samples[i] * gain;
        size_t skip = n_before;
        n_before = to - from < limiter.context ? to - from : limiter.context;
        memcpy(before, samples + to - n_before, n_before * sizeof *before);
        limit(&limiter, n, ceiling);
        for (size_t i = from; i < to; i++)
            samples[i] = to_sample(limiter.signal[skip + i - from]);
    }
}

double master_true_peak(const int16_t *samples, size_t n_samples) {
    float window[BEFORE + BLOCK + AFTER], peak = 0;
    for (size_t from = 0; from < n_samples; from += BLOCK) {
        size_t start = from > BEFORE ? from - BEFORE : 0;
        size_t to = from + BLOCK < n_samples ? from + BLOCK : n_samples;
        size_t end = to + AFTER < n_samples ? to + AFTER : n_samples;
        for (size_t i = start; i < end; i++)
            window[i - start] = samples[i];
        if (block_level(window, end - start, 0, end - start) * LARGEST_GAIN <= peak)
            continue;
        for (size_t i = from; i < to; i++) {
            peak = larger(peak, peak_at(window, end - start, i - start));
        }
    }
    return peak > 0 ? 20 * log10((double)peak / 32768) : -HUGE_VAL;
}
