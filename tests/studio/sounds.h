/* Sounds made for tests, and what other programs say of them. */
#ifndef LECTERN_TESTS_SOUNDS_H
#define LECTERN_TESTS_SOUNDS_H

#include <math.h>
#include <sndfile.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "folder.h"
#include "support.h"

static inline double sounds_from_db(double db) {
    return pow(10, db / 20);
}

static inline int16_t sounds_sample(double value) {
    double scaled = round(value * 32768);
    return (int16_t)(scaled > 32767 ? 32767 : scaled < -32768 ? -32768 : scaled);
}

static inline void sounds_sine(int16_t *samples, size_t n, double hz, double phase,
                               double amplitude, int rate) {
    for (size_t i = 0; i < n; i++)
        samples[i] = sounds_sample(amplitude * sin(2 * M_PI * hz * (double)i / rate + phase));
}

/* White noise in [-1, 1], the same on every run. */
static inline double sounds_noise(uint32_t *state) {
    *state = *state * 1664525U + 1013904223U;
    return (double)*state / 2147483648.0 - 1;
}

static inline const char *sounds_write(const char *name, const int16_t *samples, size_t n,
                                       int rate) {
    static char path[256];
    SF_INFO info = {.samplerate = rate, .channels = 1, .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(sf_write_short(file, samples, (sf_count_t)n), (sf_count_t)n);
    sf_close(file);
    return path;
}

/* The number behind `label` in what a command prints, the last time it does. */
static inline double sounds_ask(const char *command, const char *label) {
    FILE *program = popen(command, "r");
    char line[1024];
    double number = NAN;
    ck_assert_ptr_nonnull(program);
    while (fgets(line, sizeof line, program)) {
        const char *found = strstr(line, label);
        if (found)
            number = strtod(found + strlen(label), NULL);
    }
    pclose(program);
    ck_assert_msg(!isnan(number), "“%s” has no %s", command, label);
    return number;
}

/* True peak in dBTP by FFmpeg's ebur128 filter (oversampling by its own resampler). */
static inline double sounds_ffmpeg_true_peak(const char *path) {
    char command[1024];
    snprintf(command, sizeof command,
             "ffmpeg -hide_banner -nostats -i '%s' -af "
             "ebur128=peak=true:metadata=1,ametadata=print:file=- -f null - 2>/dev/null",
             path);
    return 20 * log10(sounds_ask(command, "lavfi.r128.true_peaks_ch0="));
}

#endif
