/* MP3 segments: stretches of sound encoded by a fresh encoder without bit
 * reservoir, so that they and frames of silence concatenate into one stream.
 *
 * The stream's clock: sample j of a segment whose first frame is frame f of the
 * stream is sample f * mp3_frame_samples() + j of what a decoder plays that honours
 * the Info frame (encoder delay MP3_ENCODER_DELAY). */
#ifndef LECTERN_STUDIO_MP3_H
#define LECTERN_STUDIO_MP3_H

#include "base/error.h"
#include "base/str.h"

enum {
    MP3_ENCODER_DELAY = 576, /* samples; LAME's ENCDELAY */
    MP3_DECODER_DELAY = 529, /* samples; of every decoder's filter bank */
    MP3_QUALITY = 3,         /* LAME's -q, its own default for CBR */
};

struct mp3_format {
    int sample_rate_hz;
    int bitrate_kbps;
};

/* Whether layer III has this rate and bit rate. The other functions need a valid one. */
bool mp3_format_valid(const struct mp3_format *format);

/* Samples in a frame: 1152 for MPEG-1 rates (32 kHz and above), else 576 (ISO
 * 11172-3, 13818-3). */
int mp3_frame_samples(const struct mp3_format *format);

/* Bytes of a frame without its padding byte. */
int mp3_frame_bytes(const struct mp3_format *format);

/* An encoder for one segment. A process may open it and leave it to its forks to spend,
 * each its own copy: opening costs as much as encoding a fifth of a second. */
struct mp3_encoder;
struct mp3_encoder *mp3_encoder_open(const struct mp3_format *format, struct error *error);
void mp3_encoder_close(struct mp3_encoder *encoder); /* NULL is allowed */

/* Encodes mono samples; appends whole frames to `frames` and sets their number. The
 * frames last longer than the samples: (n_samples + 1105) rounded up to frames, or one
 * more. The encoder has then to be closed. */
bool mp3_encoder_spend(struct mp3_encoder *encoder, const int16_t *samples, size_t n_samples,
                       struct strbuf *frames, size_t *n_frames, struct error *error);

/* All of the above. */
bool mp3_segment_encode(const struct mp3_format *format, const int16_t *samples, size_t n_samples,
                        struct strbuf *frames, size_t *n_frames, struct error *error);

/* Appends one frame that decodes to digital silence. */
void mp3_silence_frame(const struct mp3_format *format, bool padded, struct strbuf *frames);

/* "LAME3.100", for the Info frame. */
const char *mp3_encoder_version(void);

#endif
