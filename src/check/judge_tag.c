#include <string.h>

#include "check/judge.h"

static bool judge_version(const struct facts *facts, struct finding *finding) {
    const struct tag *tag = facts->tag;
    finding->measured =
        tag->present ? str_format(facts->arena, "ID3v2.%d", tag->version) : STR("no tag");
    finding->wanted = STR("ID3v2.3");
    finding->state = judge_fault_unless(tag->present && tag->version == 3);
    return true;
}

static bool judge_unsynchronisation(const struct facts *facts, struct finding *finding) {
    bool used = (facts->tag->flags & TAG_UNSYNCHRONISED) != 0;
    finding->measured = used ? STR("used") : STR("none");
    finding->wanted = STR("none");
    finding->state = judge_fault_unless(!used);
    return facts->tag->present;
}

static bool judge_extended_header(const struct facts *facts, struct finding *finding) {
    bool used = (facts->tag->flags & (TAG_EXTENDED | TAG_FOOTER | TAG_EXPERIMENTAL)) != 0;
    finding->measured = used ? STR("used, or a footer") : STR("none");
    finding->wanted = STR("none");
    finding->state = judge_fault_unless(!used);
    return facts->tag->present;
}

static bool judge_size(const struct facts *facts, struct finding *finding) {
    unsigned long long size = facts->tag->size, lead = facts->stream->n_lead_bytes;
    finding->measured =
        lead ? str_format(facts->arena, "%llu bytes, and %llu more before the sound", size, lead)
             : str_format(facts->arena, "%llu bytes", size);
    finding->wanted = STR("up to the first frame, at most 64 MiB");
    finding->state = judge_fault_unless(lead == 0 && size <= TAG_MAX_BYTES);
    return facts->tag->present;
}

static bool judge_frames(const struct facts *facts, struct finding *finding) {
    const struct tag *tag = facts->tag;
    if (tag->n_problems == 0)
        finding->measured = STR("well-formed");
    else if (tag->n_problems == 1)
        finding->measured = tag->problem;
    else
        finding->measured = str_format(facts->arena, "%.*s, and %zu problems more",
                                       STR_ARG(tag->problem), tag->n_problems - 1);
    finding->wanted = STR("well-formed: players stop at the first bad one");
    finding->state = judge_fault_unless(tag->n_problems == 0);
    return tag->present;
}

static bool judge_encodings(const struct facts *facts, struct finding *finding) {
    size_t n = facts->tag->n_bad_encodings;
    finding->measured =
        n ? str_format(facts->arena, "%zu texts in none of the tag's", n) : STR("right");
    finding->wanted = facts->tag->version == 4
                          ? STR("ISO-8859-1, UTF-16 or UTF-8, well-formed")
                          : STR("ISO-8859-1, or UTF-16 with a byte-order mark");
    finding->state = judge_fault_unless(n == 0);
    return facts->tag->present;
}

static bool judge_text(const struct facts *facts, struct finding *finding, const char *id,
                       enum finding_state when_missing) {
    const struct tag_text *text = tag_find(facts->tag, id);
    finding->measured = text ? text->text : STR("missing");
    finding->wanted = str_format(facts->arena, "a text (%s)", id);
    finding->state = text ? FINDING_OK : when_missing;
    return facts->tag->present;
}

static bool judge_title(const struct facts *facts, struct finding *finding) {
    return judge_text(facts, finding, "TIT2", FINDING_FAULT);
}

static bool judge_author(const struct facts *facts, struct finding *finding) {
    return judge_text(facts, finding, "TPE1", FINDING_FAULT);
}

static bool judge_album(const struct facts *facts, struct finding *finding) {
    return judge_text(facts, finding, "TALB", FINDING_NOTE);
}

static bool judge_genre(const struct facts *facts, struct finding *finding) {
    return judge_text(facts, finding, "TCON", FINDING_NOTE);
}

static bool is_language_code(struct str code) {
    for (size_t i = 0; i < code.len; i++)
        if (code.ptr[i] < 'a' || code.ptr[i] > 'z')
            return false;
    return code.len == 3;
}

/* XXX is ID3's own for a language that is not known. */
static bool judge_language(const struct facts *facts, struct finding *finding) {
    judge_text(facts, finding, "TLAN", FINDING_FAULT);
    finding->wanted = STR("an ISO 639-2 code, such as eng (TLAN)");
    if (str_equal(finding->measured, STR("XXX")))
        finding->state = FINDING_NOTE;
    else
        finding->state = judge_fault_unless(is_language_code(finding->measured));
    return facts->tag->present;
}

static bool judge_narrator(const struct facts *facts, struct finding *finding) {
    judge_text(facts, finding, "TCOM", FINDING_NOTE);
    const struct tag_text *text = tag_find(facts->tag, "TXXX");
    if (finding->state == FINDING_NOTE && text) {
        finding->measured = text->text;
        finding->state = FINDING_OK;
    }
    finding->wanted = STR("the voice (TCOM or TXXX)");
    return facts->tag->present;
}

static bool number_of(struct str digits, uint64_t *number) {
    *number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || *number > UINT64_MAX / 10 - 9)
            return false;
        *number = *number * 10 + (uint64_t)(digits.ptr[i] - '0');
    }
    return digits.len > 0;
}

static bool judge_length(const struct facts *facts, struct finding *finding) {
    judge_text(facts, finding, "TLEN", FINDING_NOTE);
    finding->wanted =
        str_format(facts->arena, "%llu (TLEN)", (unsigned long long)facts->duration_ms);
    uint64_t ms;
    if (finding->state == FINDING_OK)
        finding->state =
            judge_fault_unless(number_of(finding->measured, &ms) && ms + 1 >= facts->duration_ms &&
                               ms <= facts->duration_ms + 1);
    return facts->tag->present;
}

static const struct tag_picture *front_cover(const struct tag *tag) {
    enum { FRONT_COVER = 3 };
    for (size_t i = 0; i < tag->pictures.count; i++)
        if (tag->pictures.items[i].type == FRONT_COVER)
            return &tag->pictures.items[i];
    return NULL;
}

/* The MIME types that every player knows, by how their files start; and 2.2's names. */
static const struct {
    const char *mime, *old, *start;
} picture_kinds[] = {{"image/jpeg", "JPG", "\xFF\xD8\xFF"}, {"image/png", "PNG", "\x89PNG\r\n"}};

static bool is_picture(const struct tag_picture *picture) {
    for (size_t i = 0; i < sizeof picture_kinds / sizeof *picture_kinds; i++)
        if ((str_equal_nocase(picture->mime, str_from_c(picture_kinds[i].mime)) ||
             str_equal_nocase(picture->mime, str_from_c(picture_kinds[i].old))) &&
            str_starts_with(picture->start, str_from_c(picture_kinds[i].start)))
            return true;
    return false;
}

static bool judge_cover(const struct facts *facts, struct finding *finding) {
    const struct tag_picture *cover = front_cover(facts->tag);
    finding->wanted = STR("a JPEG or PNG as front cover (APIC)");
    finding->measured =
        cover ? str_format(facts->arena, "%.*s, %zu bytes", STR_ARG(cover->mime), cover->n_bytes)
              : STR("missing");
    finding->state = cover ? judge_fault_unless(is_picture(cover)) : FINDING_NOTE;
    return facts->tag->present;
}

static bool judge_lyrics(const struct facts *facts, struct finding *finding) {
    const struct tag_text *text = tag_find(facts->tag, "USLT");
    finding->wanted = STR("the text (USLT)");
    finding->measured =
        text ? str_format(facts->arena, "%zu bytes", text->n_bytes) : STR("missing");
    finding->state = text ? FINDING_OK : FINDING_NOTE;
    return facts->tag->present;
}

const struct judgement tag_judgements[] = {
    {"tag-version", judge_version},
    {"tag-unsynchronisation", judge_unsynchronisation},
    {"tag-extended-header", judge_extended_header},
    {"tag-size", judge_size},
    {"tag-frames", judge_frames},
    {"tag-encodings", judge_encodings},
    {"title", judge_title},
    {"author", judge_author},
    {"album", judge_album},
    {"narrator", judge_narrator},
    {"language", judge_language},
    {"genre", judge_genre},
    {"tag-length", judge_length},
    {"cover", judge_cover},
    {"lyrics", judge_lyrics},
    {0},
};
