#include <math.h>
#include <stdlib.h>

#include "check/judge.h"

static bool judge_constant_bitrate(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    bool constant = stream->least_kbps == stream->most_kbps;
    finding->measured =
        constant ? STR("constant")
                 : str_format(facts->arena, "%d to %d kbps", stream->least_kbps, stream->most_kbps);
    finding->wanted = STR("constant: players miss in others when they seek");
    finding->state = judge_fault_unless(constant);
    return true;
}

static bool judge_bitrate(const struct facts *facts, struct finding *finding) {
    int low = facts->profile->bitrate_kbps, high = facts->profile->bitrate_high_kbps;
    double mean = round(facts->stream->mean_kbps * 10) / 10;
    finding->measured = str_format(facts->arena, "%g kbps", mean);
    finding->wanted = high ? str_format(facts->arena, "%d to %d kbps", low, high)
                           : str_format(facts->arena, "at least %d kbps", low);
    finding->state = judge_fault_unless(mean >= low && (!high || mean <= high));
    return true;
}

static bool judge_sample_rate(const struct facts *facts, struct finding *finding) {
    int hz = facts->stream->first.sample_rate_hz;
    int exact = facts->profile->sample_rate_hz, low = facts->profile->sample_rate_low_hz;
    finding->measured = str_format(facts->arena, "%d Hz", hz);
    if (exact)
        finding->wanted = str_format(facts->arena, "%d Hz", exact);
    else if (low)
        finding->wanted = str_format(facts->arena, "at least %d Hz", low);
    finding->state = judge_fault_unless((!exact || hz == exact) && hz >= low);
    return true;
}

static bool judge_channels(const struct facts *facts, struct finding *finding) {
    static const struct str names[] = {{"", 0}, {"mono", 4}, {"stereo", 6}};
    int channels = facts->stream->first.channels, wanted = facts->profile->channels;
    finding->measured = names[channels];
    finding->wanted = names[wanted];
    finding->state = judge_fault_unless(!wanted || channels == wanted);
    return true;
}

/* What stands before the first frame is the tag's affair, where there is one. */
static bool judge_junk(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    uint64_t lead = facts->tag->present ? 0 : stream->n_lead_bytes;
    uint64_t n = lead + stream->n_junk_bytes;
    finding->measured = n == 0 ? STR("none")
                               : str_format(facts->arena, "%llu bytes in no frame, from byte %llu",
                                            (unsigned long long)n,
                                            (unsigned long long)(lead ? 0 : stream->first_junk));
    finding->wanted = STR("none: frame upon frame");
    finding->state = judge_fault_unless(n == 0);
    return true;
}

static bool judge_last_frame(const struct facts *facts, struct finding *finding) {
    size_t n = facts->stream->n_cut_bytes;
    finding->measured = n ? str_format(facts->arena, "cut after %zu bytes", n) : STR("whole");
    finding->wanted = STR("whole");
    finding->state = judge_fault_unless(n == 0);
    return true;
}

static bool judge_format(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    finding->measured =
        stream->n_changes == 0
            ? STR("the same throughout")
            : str_format(facts->arena, "rate or channels change %llu times, from frame %llu",
                         (unsigned long long)stream->n_changes,
                         (unsigned long long)stream->first_change);
    finding->wanted = STR("the same throughout");
    finding->state = judge_fault_unless(stream->n_changes == 0);
    return true;
}

static bool judge_end_tags(const struct facts *facts, struct finding *finding) {
    finding->measured = facts->stream->end_tags;
    finding->state = FINDING_NOTE;
    return finding->measured.len > 0;
}

/* The fields have 32 bits: a longer stream is told without its bytes, and without the
 * table that counts in parts of them. */
static bool has_countable_bytes(const struct facts *facts) {
    return facts->stream->n_bytes <= UINT32_MAX;
}

static bool judge_info_frame(const struct facts *facts, struct finding *finding) {
    const struct info *info = &facts->stream->info;
    bool bytes = (info->has_bytes && info->has_toc) || !has_countable_bytes(facts);
    bool whole = info->has_frames && bytes && info->has_lame;
    finding->wanted = STR("frame and byte counts, seek table, delay and padding");
    finding->state = judge_fault_unless(info->present && whole);
    if (!info->present)
        finding->measured = STR("none");
    else if (info->has_lame)
        finding->measured = str_format(facts->arena, "%s by %.*s%s", info->kind,
                                       STR_ARG(info->encoder), whole ? "" : ", with gaps");
    else
        finding->measured = str_format(facts->arena, "%s, without delay and padding", info->kind);
    return true;
}

/* To a decoder it is a frame of silence. */
static bool judge_joins(const struct facts *facts, struct finding *finding) {
    uint64_t n = facts->stream->n_more_infos;
    finding->measured =
        n ? str_format(facts->arena, "%llu more Info frames within", (unsigned long long)n)
          : STR("one stream");
    finding->wanted = STR("one stream, not files joined");
    finding->state = judge_fault_unless(n == 0);
    return true;
}

static bool judge_count(const struct facts *facts, struct finding *finding, uint64_t said,
                        uint64_t counted) {
    finding->measured = str_format(facts->arena, "%llu said", (unsigned long long)said);
    finding->wanted = str_format(facts->arena, "%llu counted", (unsigned long long)counted);
    finding->state = judge_fault_unless(said == counted);
    return true;
}

static bool judge_info_frames(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    return stream->info.has_frames &&
           judge_count(facts, finding, stream->info.n_frames, stream->n_frames);
}

static bool judge_info_bytes(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    return stream->info.has_bytes &&
           judge_count(facts, finding, stream->info.n_bytes, stream->n_bytes);
}

static bool judge_info_music(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    return stream->info.has_lame && judge_count(facts, finding, stream->info.music_bytes,
                                                has_countable_bytes(facts) ? stream->n_bytes : 0);
}

static bool judge_info_crc16(const struct facts *facts, struct finding *finding) {
    const struct info *info = &facts->stream->info;
    bool music = info->music_crc == facts->stream->crc;
    finding->measured = info->crc_right && music ? STR("right")
                        : music                  ? STR("wrong for the frame itself")
                        : info->crc_right        ? STR("wrong for the sound")
                                                 : STR("wrong for the frame and the sound");
    finding->wanted = STR("right");
    finding->state = judge_fault_unless(info->crc_right && music);
    return info->has_lame;
}

/* Entry i is the place, in 256ths of the bytes, of i hundredths of the time: in constant
 * bit rate the same share, but for the rounding of frames in short files. */
static bool judge_info_toc(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    bool constant = stream->least_kbps == stream->most_kbps;
    double frame = stream->n_frames ? 256.0 / (double)stream->n_frames : 256;
    int worst = 0;
    bool rising = true;
    for (int i = 0; i < INFO_TOC_ENTRIES; i++) {
        int entry = stream->info.toc[i], linear = i * 256 / 100;
        rising = rising && (i == 0 || entry >= stream->info.toc[i - 1]);
        worst = abs(entry - linear) > worst ? abs(entry - linear) : worst;
    }
    bool right = rising && (!constant || worst <= 1 + (int)ceil(2 * frame));
    finding->measured =
        rising ? str_format(facts->arena, "at most %d of 256 off", worst) : STR("falls somewhere");
    finding->wanted = constant ? STR("even, as the bit rate is") : STR("rising");
    finding->state = judge_fault_unless(right);
    return stream->info.has_toc;
}

static bool judge_gapless(const struct facts *facts, struct finding *finding) {
    const struct stream *stream = facts->stream;
    uint64_t heard = facts->sound->levels.n_samples, said = stream_n_samples(stream);
    finding->measured =
        str_format(facts->arena, "%llu samples heard, delay %d, padding %d",
                   (unsigned long long)heard, stream->info.delay, stream->info.padding);
    finding->wanted = str_format(facts->arena, "%llu samples", (unsigned long long)said);
    finding->state = judge_fault_unless(heard == said);
    return stream->info.has_lame;
}

static bool judge_decoding(const struct facts *facts, struct finding *finding) {
    bool stopped = facts->sound->problem.len > 0;
    finding->measured = stopped ? facts->sound->problem : STR("to the end");
    finding->wanted = STR("to the end");
    finding->state = judge_fault_unless(!stopped);
    return true;
}

const struct judgement stream_judgements[] = {
    {"constant-bitrate", judge_constant_bitrate},
    {"bitrate", judge_bitrate},
    {"sample-rate", judge_sample_rate},
    {"channels", judge_channels},
    {"format", judge_format},
    {"junk", judge_junk},
    {"last-frame", judge_last_frame},
    {"joins", judge_joins},
    {"info-frame", judge_info_frame},
    {"info-frames", judge_info_frames},
    {"info-bytes", judge_info_bytes},
    {"info-music-bytes", judge_info_music},
    {"info-toc", judge_info_toc},
    {"info-crc", judge_info_crc16},
    {"decoding", judge_decoding},
    {"gapless", judge_gapless},
    {"end-tags", judge_end_tags},
    {0},
};
