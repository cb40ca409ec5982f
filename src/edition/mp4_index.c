#include "edition/mp4_index.h"

#include "base/utf8.h"

enum { SOUND_TRACK = 1, TITLES_TRACK = 2, N_TRACKS = 2 };
enum { TRACK_ENABLED = 1, TRACK_IN_MOVIE = 2 };
enum { TITLE_MAX = UINT16_MAX }; /* bytes */
enum { NERO_CHAPTERS_MAX = 255, NERO_TITLE_MAX = 255, NERO_HZ = 10000000 };
enum { INDEX_MAX_BYTES = 1 << 28 };
enum { MOVIE_HZ = 1000 };   /* mutagen reckons Nero's times by it, and everybody has that */
enum { FIXED_1 = 1 << 16 }; /* 16 bits, and 16 of a fraction */

/* What it takes to write one. */
struct maker {
    struct mp4_index *index;
    struct strbuf *bytes; /* the index's */
    const struct mp4_contents *contents;
};

/* ---- boxes ---- */

struct box {
    size_t start;
    uint64_t beyond;
};

static void add(struct maker *maker, uint64_t number, int n_bytes) {
    strbuf_add_big_endian(maker->bytes, number, n_bytes);
}

static void add_zeros(struct maker *maker, int n_bytes) {
    while (n_bytes-- > 0)
        add(maker, 0, 1);
}

static void add_name(struct maker *maker, const char *name) {
    strbuf_add(maker->bytes, (struct str){name, 4});
}

static struct box begin(struct maker *maker, const char *type) {
    struct box box = {maker->bytes->count, maker->index->beyond};
    add(maker, 0, 4); /* its size, to come */
    add_name(maker, type);
    return box;
}

static struct box begin_full(struct maker *maker, const char *type, unsigned version,
                             uint32_t flags) {
    struct box box = begin(maker, type);
    add(maker, version, 1);
    add(maker, flags, 3);
    return box;
}

static void end(struct maker *maker, struct box box) {
    uint64_t beyond = maker->index->beyond - box.beyond;
    strbuf_put_big_endian(maker->bytes, box.start, maker->bytes->count - box.start + beyond, 4);
}

static void add_time(struct maker *maker, uint64_t samples) {
    add(maker, samples, maker->index->wide_times ? 8 : 4);
}

/* How long the whole is, in the movie's own unit, rounded up. */
static void add_duration(struct maker *maker) {
    uint64_t rate = maker->contents->sample_rate_hz, samples = maker->contents->n_samples;
    add_time(maker, (samples * MOVIE_HZ + rate - 1) / rate);
}

/* Neither turned nor scaled. */
static void add_matrix(struct maker *maker) {
    static const uint32_t unity[9] = {[0] = FIXED_1, [4] = FIXED_1, [8] = 1 << 30};
    for (size_t i = 0; i < 9; i++)
        add(maker, unity[i], 4);
}

/* ---- what both tracks have ---- */

/* When it was made and changed: nobody knows. */
static void add_moments(struct maker *maker) {
    add_time(maker, 0);
    add_time(maker, 0);
}

static void add_movie_header(struct maker *maker) {
    struct box box = begin_full(maker, "mvhd", maker->index->wide_times, 0);
    add_moments(maker);
    add(maker, MOVIE_HZ, 4);
    add_duration(maker);
    add(maker, FIXED_1, 4);      /* speed */
    add(maker, FIXED_1 >> 8, 2); /* volume, of half as many bits */
    add_zeros(maker, 2 + 8);
    add_matrix(maker);
    add_zeros(maker, 24);
    add(maker, N_TRACKS + 1, 4); /* the next one's number */
    end(maker, box);
}

static void add_track_header(struct maker *maker, unsigned track) {
    bool sound = track == SOUND_TRACK;
    struct box box = begin_full(maker, "tkhd", maker->index->wide_times,
                                sound ? TRACK_ENABLED | TRACK_IN_MOVIE : TRACK_IN_MOVIE);
    add_moments(maker);
    add(maker, track, 4);
    add(maker, 0, 4);
    add_duration(maker);
    add_zeros(maker, 8 + 2);                 /* layer */
    add(maker, sound, 2);                    /* the group of which one is played at a time */
    add(maker, sound ? FIXED_1 >> 8 : 0, 2); /* volume */
    add(maker, 0, 2);
    add_matrix(maker);
    add(maker, 0, 8); /* width and height */
    end(maker, box);
}

/* Of a track's samples those from `first` on are heard. */
static void add_edits(struct maker *maker, uint32_t first) {
    struct box edits = begin(maker, "edts");
    struct box list = begin_full(maker, "elst", maker->index->wide_times, 0);
    add(maker, 1, 4);
    add_duration(maker);
    add_time(maker, first);
    add(maker, FIXED_1, 4); /* speed */
    end(maker, list);
    end(maker, edits);
}

static void add_media_header(struct maker *maker, uint64_t n_samples) {
    struct box box = begin_full(maker, "mdhd", maker->index->wide_times, 0);
    add_moments(maker);
    add(maker, maker->contents->sample_rate_hz, 4);
    add_time(maker, n_samples);
    unsigned language = 0;
    for (size_t i = 0; i < 3; i++) /* five bits a letter, "a" is 1 */
        language = language << 5 | ((unsigned char)maker->contents->language[i] & 0x1F);
    add(maker, language, 2);
    add(maker, 0, 2);
    end(maker, box);
}

static void add_handler(struct maker *maker, const char *type, const char *vendor) {
    struct box box = begin_full(maker, "hdlr", 0, 0);
    add(maker, 0, 4);
    add_name(maker, type);
    add_name(maker, vendor);
    add_zeros(maker, 8 + 1); /* and a name, which is empty */
    end(maker, box);
}

/* The samples are in this file. */
static void add_data_information(struct maker *maker) {
    struct box information = begin(maker, "dinf");
    struct box references = begin_full(maker, "dref", 0, 0);
    add(maker, 1, 4);
    end(maker, begin_full(maker, "url ", 0, 1));
    end(maker, references);
    end(maker, information);
}

/* What a description of samples begins with. */
static struct box begin_sample_entry(struct maker *maker, const char *type) {
    struct box box = begin(maker, type);
    add(maker, 0, 6);
    add(maker, 1, 2); /* which of the references */
    return box;
}

static void add_chunk_run(struct maker *maker, uint64_t first, uint64_t samples_each) {
    add(maker, first, 4);
    add(maker, samples_each, 4);
    add(maker, 1, 4); /* which of the descriptions */
}

/* ---- sound ---- */

/* MPEG-4's descriptors have a tag and a length (ISO/IEC 14496-1, 7.2.2.2). */
static void add_descriptor(struct maker *maker, unsigned tag, size_t len) {
    add(maker, tag, 1);
    add(maker, len, 1);
}

static void add_decoder(struct maker *maker) {
    enum { STREAM = 3, CONFIGURATION = 4, SPECIFIC = 5, SYNC_LAYER = 6 };
    enum { AAC = 0x40, AUDIO_STREAM = 0x15 };
    const struct mp4_contents *contents = maker->contents;
    size_t specific = contents->decoder.len, configuration = 13 + 2 + specific;
    struct box box = begin_full(maker, "esds", 0, 0);
    add_descriptor(maker, STREAM, 3 + 2 + configuration + 2 + 1);
    add(maker, 0, 3); /* no number of its own, no flags */
    add_descriptor(maker, CONFIGURATION, configuration);
    add(maker, AAC, 1);
    add(maker, AUDIO_STREAM, 1);
    add(maker, contents->max_frame_bytes, 3);
    add(maker, contents->bitrate_bps, 4); /* at most, and on the whole */
    add(maker, contents->bitrate_bps, 4);
    add_descriptor(maker, SPECIFIC, specific);
    strbuf_add(maker->bytes, contents->decoder);
    add_descriptor(maker, SYNC_LAYER, 1);
    add(maker, 2, 1); /* as files have it */
    end(maker, box);
}

static void add_sound_description(struct maker *maker) {
    struct box box = begin_full(maker, "stsd", 0, 0);
    add(maker, 1, 4);
    struct box entry = begin_sample_entry(maker, "mp4a");
    add(maker, 0, 8);
    add(maker, 1, 2);  /* channel */
    add(maker, 16, 2); /* bits */
    add(maker, 0, 4);
    add(maker, maker->contents->sample_rate_hz, 2);
    add(maker, 0, 2);
    add_decoder(maker);
    end(maker, entry);
    end(maker, box);
}

/* Every frame lasts as long but the last, of which only what is heard counts. */
static void add_frame_times(struct maker *maker, uint64_t n_samples) {
    uint64_t whole = maker->index->n_frames - 1, frame = maker->contents->frame_samples;
    struct box box = begin_full(maker, "stts", 0, 0);
    add(maker, whole ? 2 : 1, 4);
    if (whole) {
        add(maker, whole, 4);
        add(maker, frame, 4);
    }
    add(maker, 1, 4);
    add(maker, n_samples - whole * frame, 4);
    end(maker, box);
}

static void add_frame_chunks(struct maker *maker) {
    uint64_t whole = maker->index->n_frames / MP4_CHUNK_FRAMES;
    uint64_t rest = maker->index->n_frames % MP4_CHUNK_FRAMES;
    struct box box = begin_full(maker, "stsc", 0, 0);
    add(maker, whole && rest ? 2 : 1, 4);
    if (whole)
        add_chunk_run(maker, 1, MP4_CHUNK_FRAMES);
    if (rest)
        add_chunk_run(maker, whole + 1, rest);
    end(maker, box);
}

static uint64_t n_chunks(const struct mp4_index *index) {
    return (index->n_frames + MP4_CHUNK_FRAMES - 1) / MP4_CHUNK_FRAMES;
}

uint64_t mp4_sizes_bytes(const struct mp4_index *index) {
    return index->n_frames * 4;
}

uint64_t mp4_offsets_bytes(const struct mp4_index *index) {
    return n_chunks(index) * (index->wide_offsets ? 8 : 4);
}

static void leave_room_for_sizes(struct maker *maker) {
    struct mp4_index *index = maker->index;
    struct box box = begin_full(maker, "stsz", 0, 0);
    add(maker, 0, 4); /* each has its own */
    add(maker, index->n_frames, 4);
    index->sizes = maker->bytes->count;
    index->beyond += mp4_sizes_bytes(index);
    end(maker, box);
}

static void leave_room_for_offsets(struct maker *maker) {
    struct mp4_index *index = maker->index;
    struct box box = begin_full(maker, index->wide_offsets ? "co64" : "stco", 0, 0);
    add(maker, n_chunks(index), 4);
    index->offsets = maker->bytes->count;
    index->beyond += mp4_offsets_bytes(index);
    end(maker, box);
}

/* To play from a frame on, a decoder has to have had the one before it. */
static void add_preroll(struct maker *maker) {
    struct box description = begin_full(maker, "sgpd", 1, 0);
    add_name(maker, "roll");
    add(maker, 2, 4); /* bytes of an entry */
    add(maker, 1, 4);
    add(maker, (uint64_t)-1, 2);
    end(maker, description);
    struct box group = begin_full(maker, "sbgp", 0, 0);
    add_name(maker, "roll");
    add(maker, 1, 4);
    add(maker, maker->index->n_frames, 4);
    add(maker, 1, 4); /* which of the descriptions */
    end(maker, group);
}

static void add_sound_table(struct maker *maker, uint64_t n_samples) {
    struct box box = begin(maker, "stbl");
    add_sound_description(maker);
    add_frame_times(maker, n_samples);
    add_frame_chunks(maker);
    leave_room_for_sizes(maker);
    leave_room_for_offsets(maker);
    add_preroll(maker);
    end(maker, box);
}

static void add_sound_media(struct maker *maker) {
    uint64_t n_samples = maker->contents->priming_samples + maker->contents->n_samples;
    struct box media = begin(maker, "mdia");
    add_media_header(maker, n_samples);
    add_handler(maker, "soun", "\0\0\0\0");
    struct box information = begin(maker, "minf");
    struct box header = begin_full(maker, "smhd", 0, 0);
    add(maker, 0, 4); /* balance */
    end(maker, header);
    add_data_information(maker);
    add_sound_table(maker, n_samples);
    end(maker, information);
    end(maker, media);
}

static void add_sound_track(struct maker *maker) {
    struct box track = begin(maker, "trak");
    add_track_header(maker, SOUND_TRACK);
    add_edits(maker, maker->contents->priming_samples);
    if (maker->contents->n_chapters) {
        struct box references = begin(maker, "tref");
        struct box chapters = begin(maker, "chap");
        add(maker, TITLES_TRACK, 4);
        end(maker, chapters);
        end(maker, references);
    }
    add_sound_media(maker);
    end(maker, track);
}

/* ---- titles ---- */

size_t mp4_add_title(struct strbuf *bytes, struct str title) {
    size_t start = bytes->count;
    struct str clipped = utf8_clip(title, TITLE_MAX);
    strbuf_add_big_endian(bytes, clipped.len, 2);
    strbuf_add(bytes, clipped);
    strbuf_add_big_endian(bytes, 12, 4); /* a box: the title is UTF-8 */
    strbuf_add(bytes, STR("encd"));
    strbuf_add_big_endian(bytes, 0x100, 4);
    return bytes->count - start;
}

/* A text that is nowhere to be seen. */
static void add_titles_description(struct maker *maker) {
    struct box box = begin_full(maker, "stsd", 0, 0);
    add(maker, 1, 4);
    struct box entry = begin_sample_entry(maker, "text");
    add(maker, 0, 4);                        /* how it is shown */
    add(maker, 1, 4);                        /* in the middle */
    add_zeros(maker, 6 + 8 + 8 + 4 + 3 + 6); /* colour, place, font, style, colour */
    add(maker, 0, 1);                        /* the font's name */
    end(maker, entry);
    end(maker, box);
}

static uint64_t chapter_end(const struct mp4_contents *contents, size_t i) {
    return i + 1 < contents->n_chapters ? contents->chapters[i + 1].start : contents->n_samples;
}

static void add_title_times(struct maker *maker) {
    const struct mp4_contents *contents = maker->contents;
    struct box box = begin_full(maker, "stts", 0, 0);
    add(maker, contents->n_chapters, 4);
    for (size_t i = 0; i < contents->n_chapters; i++) {
        uint64_t samples = chapter_end(contents, i) - contents->chapters[i].start;
        add(maker, 1, 4);
        add(maker, samples < UINT32_MAX ? samples : UINT32_MAX, 4);
    }
    end(maker, box);
}

static void add_title_sizes(struct maker *maker) {
    const struct mp4_contents *contents = maker->contents;
    struct strbuf scratch = {.arena = maker->bytes->arena};
    struct box box = begin_full(maker, "stsz", 0, 0);
    add(maker, 0, 4);
    add(maker, contents->n_chapters, 4);
    for (size_t i = 0; i < contents->n_chapters; i++) {
        add(maker, mp4_add_title(&scratch, contents->chapters[i].title), 4);
        scratch.count = 0;
    }
    end(maker, box);
}

static void add_titles_table(struct maker *maker) {
    struct box box = begin(maker, "stbl");
    add_titles_description(maker);
    add_title_times(maker);
    struct box chunks = begin_full(maker, "stsc", 0, 0);
    add(maker, 1, 4);
    add_chunk_run(maker, 1, maker->contents->n_chapters);
    end(maker, chunks);
    add_title_sizes(maker);
    struct box offsets = begin_full(maker, "stco", 0, 0);
    add(maker, 1, 4);
    maker->index->titles_offset = maker->bytes->count;
    add(maker, 0, 4);
    end(maker, offsets);
    end(maker, box);
}

/* QuickTime's header of media that have none of their own. */
static void add_titles_header(struct maker *maker) {
    struct box header = begin(maker, "gmhd");
    struct box general = begin_full(maker, "gmin", 0, 0);
    add(maker, 0x40, 2); /* drawn over what is there, in grey */
    for (int i = 0; i < 3; i++)
        add(maker, 0x8000, 2);
    add(maker, 0, 4); /* balance */
    end(maker, general);
    struct box text = begin(maker, "text");
    add_matrix(maker);
    end(maker, text);
    end(maker, header);
}

static void add_titles_track(struct maker *maker) {
    struct box track = begin(maker, "trak");
    add_track_header(maker, TITLES_TRACK);
    add_edits(maker, 0);
    struct box media = begin(maker, "mdia");
    add_media_header(maker, maker->contents->n_samples);
    add_handler(maker, "text", "\0\0\0\0");
    struct box information = begin(maker, "minf");
    add_titles_header(maker);
    add_data_information(maker);
    add_titles_table(maker);
    end(maker, information);
    end(maker, media);
    end(maker, track);
}

/* ---- what is told ---- */

static void add_item(struct maker *maker, const struct mp4_item *item) {
    struct box box = begin(maker, item->name);
    struct box data = begin_full(maker, "data", 0, item->type);
    add(maker, 0, 4); /* of no country's */
    strbuf_add(maker->bytes, item->value);
    end(maker, data);
    end(maker, box);
}

static void add_items(struct maker *maker) {
    struct box box = begin_full(maker, "meta", 0, 0);
    add_handler(maker, "mdir", "appl");
    struct box list = begin(maker, "ilst");
    for (size_t i = 0; i < maker->contents->n_items; i++)
        if (maker->contents->items[i].value.len)
            add_item(maker, &maker->contents->items[i]);
    end(maker, list);
    end(maker, box);
}

static uint64_t nero_time(const struct mp4_contents *contents, uint64_t samples) {
    uint64_t rate = contents->sample_rate_hz;
    return samples / rate * NERO_HZ + samples % rate * NERO_HZ / rate;
}

static void add_nero_chapters(struct maker *maker) {
    const struct mp4_contents *contents = maker->contents;
    struct box box = begin_full(maker, "chpl", 1, 0);
    add(maker, 0, 4);
    size_t count_at = maker->bytes->count, count = 0;
    add(maker, 0, 1); /* to come */
    for (size_t i = 0; i < contents->n_chapters && count < NERO_CHAPTERS_MAX; i++) {
        if (!contents->chapters[i].listed)
            continue;
        struct str title = utf8_clip(contents->chapters[i].title, NERO_TITLE_MAX);
        add(maker, nero_time(contents, contents->chapters[i].start), 8);
        add(maker, title.len, 1);
        strbuf_add(maker->bytes, title);
        count++;
    }
    strbuf_put_big_endian(maker->bytes, count_at, count, 1);
    end(maker, box);
}

static void add_user_data(struct maker *maker) {
    struct box box = begin(maker, "udta");
    add_items(maker);
    if (maker->contents->n_chapters)
        add_nero_chapters(maker);
    end(maker, box);
}

/* ---- the whole ---- */

static void add_file_type(struct maker *maker) {
    struct box box = begin(maker, "ftyp");
    add_name(maker, "M4B ");
    add(maker, 0x200, 4);
    add_name(maker, "M4B ");
    add_name(maker, "isom");
    add_name(maker, "iso2");
    end(maker, box);
}

void mp4_index_make(struct mp4_index *index, struct arena *arena,
                    const struct mp4_contents *contents, uint64_t n_frames) {
    *index = (struct mp4_index){
        .bytes = {.arena = arena},
        .n_frames = n_frames,
        .wide_times = contents->priming_samples + contents->n_samples > UINT32_MAX,
        .wide_offsets = n_frames * contents->max_frame_bytes > UINT32_MAX - INDEX_MAX_BYTES,
    };
    struct maker maker = {index, &index->bytes, contents};
    add_file_type(&maker);
    struct box movie = begin(&maker, "moov");
    add_movie_header(&maker);
    add_sound_track(&maker);
    if (contents->n_chapters)
        add_titles_track(&maker);
    add_user_data(&maker);
    end(&maker, movie);
}

void mp4_index_place_titles(struct mp4_index *index, uint64_t place) {
    if (index->titles_offset)
        strbuf_put_big_endian(&index->bytes, index->titles_offset, place, 4);
}
