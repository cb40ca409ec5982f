#include <math.h>

#include "check/judge.h"

/* A figure is judged as it is shown, to a tenth: so that -3.0 is never above -3. */
static double tenth(double figure) {
    return isfinite(figure) ? round(figure * 10) / 10 : figure;
}

static struct str show_level(const struct facts *facts, double level, const char *unit) {
    if (level == -HUGE_VAL)
        return STR("digital silence");
    return str_format(facts->arena, "%.1f %s", tenth(level), unit);
}

static struct str show_bounds(const struct facts *facts, struct bounds bounds, const char *unit) {
    if (isfinite(bounds.low) && isfinite(bounds.high))
        return str_format(facts->arena, "%g to %g %s", bounds.low, bounds.high, unit);
    if (isfinite(bounds.high))
        return str_format(facts->arena, "at most %g %s", bounds.high, unit);
    if (isfinite(bounds.low))
        return str_format(facts->arena, "at least %g %s", bounds.low, unit);
    return (struct str){0};
}

static bool is_within(double figure, struct bounds bounds) {
    return tenth(figure) >= bounds.low && tenth(figure) <= bounds.high;
}

static bool judge_level(const struct facts *facts, struct finding *finding, double level,
                        struct bounds bounds, const char *unit) {
    finding->measured = show_level(facts, level, unit);
    finding->wanted = show_bounds(facts, bounds, unit);
    finding->state = judge_fault_unless(is_within(level, bounds));
    return true;
}

static bool judge_loudness(const struct facts *facts, struct finding *finding) {
    double aim = facts->profile->loudness_lufs, tolerance = facts->profile->loudness_tolerance_lu;
    judge_level(facts, finding, facts->sound->loudness_lufs,
                (struct bounds){aim - tolerance, aim + tolerance}, "LUFS");
    if (isfinite(tolerance))
        finding->wanted = str_format(facts->arena, "%g ±%g LUFS", aim, tolerance);
    return true;
}

static bool judge_true_peak(const struct facts *facts, struct finding *finding) {
    return judge_level(facts, finding, facts->sound->true_peak_dbtp,
                       (struct bounds){-HUGE_VAL, facts->profile->true_peak_dbtp}, "dBTP");
}

static bool judge_rms(const struct facts *facts, struct finding *finding) {
    return judge_level(facts, finding, facts->sound->levels.rms_dbfs, facts->profile->rms_dbfs,
                       "dBFS");
}

static bool judge_floor(const struct facts *facts, struct finding *finding) {
    return judge_level(facts, finding, facts->sound->levels.floor_dbfs,
                       (struct bounds){-HUGE_VAL, facts->profile->floor_dbfs}, "dBFS");
}

static bool judge_silence(const struct facts *facts, struct finding *finding, uint64_t ms,
                          struct bounds bounds) {
    finding->measured = str_format(facts->arena, "%llu ms", (unsigned long long)ms);
    finding->wanted = show_bounds(facts, bounds, "ms");
    finding->state = judge_fault_unless((double)ms >= bounds.low && (double)ms <= bounds.high);
    return true;
}

static bool judge_head(const struct facts *facts, struct finding *finding) {
    return judge_silence(facts, finding, facts->sound->levels.head_ms, facts->profile->head_ms);
}

static bool judge_tail(const struct facts *facts, struct finding *finding) {
    return judge_silence(facts, finding, facts->sound->levels.tail_ms, facts->profile->tail_ms);
}

static bool judge_clipping(const struct facts *facts, struct finding *finding) {
    uint64_t n = facts->sound->levels.n_clipped;
    finding->measured =
        n ? str_format(facts->arena, "%llu places at full scale", (unsigned long long)n)
          : STR("none");
    finding->state = n ? FINDING_NOTE : FINDING_OK;
    return true;
}

static bool judge_duration(const struct facts *facts, struct finding *finding) {
    uint64_t seconds = facts->duration_ms / 1000;
    int longest = facts->profile->longest_min;
    finding->measured =
        str_format(facts->arena, "%llu:%02d:%02d.%03d", (unsigned long long)(seconds / 3600),
                   (int)(seconds / 60 % 60), (int)(seconds % 60), (int)(facts->duration_ms % 1000));
    if (longest)
        finding->wanted = str_format(facts->arena, "at most %d minutes", longest);
    finding->state =
        judge_fault_unless(!longest || facts->duration_ms <= (uint64_t)longest * 60 * 1000);
    return true;
}

const struct judgement sound_judgements[] = {
    {"duration", judge_duration}, {"loudness", judge_loudness}, {"true-peak", judge_true_peak},
    {"rms", judge_rms},           {"noise-floor", judge_floor}, {"head", judge_head},
    {"tail", judge_tail},         {"clipping", judge_clipping}, {0},
};
