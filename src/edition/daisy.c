#include "edition/daisy.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "edition/daisy_text.h"
#include "edition/form.h"

/* ---- names ---- */

struct daisy_name daisy_smil_name(size_t section) {
    struct daisy_name name;
    snprintf(name.text, sizeof name.text, "s%04zu.smil", section + 1);
    return name;
}

struct daisy_name daisy_sound_name(size_t part) {
    struct daisy_name name;
    snprintf(name.text, sizeof name.text, "a%04zu.mp3", part + 1);
    return name;
}

const char *daisy_page_kind_name(enum daisy_page_kind kind) {
    static const char *const names[] = {
        [DAISY_PAGE_FRONT] = "front",
        [DAISY_PAGE_NORMAL] = "normal",
        [DAISY_PAGE_SPECIAL] = "special",
    };
    return names[kind];
}

void daisy_put_seconds(FILE *out, uint64_t ms) {
    fprintf(out, "%" PRIu64 ".%03" PRIu64, ms / 1000, ms % 1000);
}

/* ---- sections ---- */

static bool has_words(const struct script *script, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (script->utterances.items[i].n_words)
            return true;
    return false;
}

/* A chapter in which nothing is heard is none. */
static void add_section(struct daisy *daisy, struct daisy_section section) {
    const struct script *script = &daisy->parts.items[section.part].script;
    if (!has_words(script, section.first, section.end))
        return;
    size_t count = daisy->sections.count;
    int deepest = count ? daisy->sections.items[count - 1].level + 1 : 1;
    section.level = section.level < 1 ? 1 : section.level;
    section.level = section.level > deepest ? deepest : section.level;
    section.level = section.level > DAISY_LEVEL_MAX ? DAISY_LEVEL_MAX : section.level;
    daisy->depth = section.level > daisy->depth ? section.level : daisy->depth;
    *arena_push(daisy->arena, &daisy->sections) = section;
}

/* What is heard before the first chapter is a section that is called after the book. */
static void divide_part(struct daisy *daisy, size_t index) {
    const struct part *part = &daisy->parts.items[index];
    const struct script *script = &part->script;
    size_t count = script->chapters.count;
    size_t from = count ? script->chapters.items[0].first_utterance : script->utterances.count;
    add_section(daisy,
                (struct daisy_section){
                    .title = daisy->title, .level = 1, .part = index, .first = 0, .end = from});
    for (size_t i = 0; i < count; i++) {
        const struct chapter *chapter = &script->chapters.items[i];
        size_t end = i + 1 < count ? chapter[1].first_utterance : script->utterances.count;
        add_section(daisy, (struct daisy_section){
                               .title = chapter->title.len ? chapter->title : daisy->title,
                               .language = written_title_language(script, chapter),
                               .level = chapter->level,
                               .part = index,
                               .first = chapter->first_utterance,
                               .end = end,
                               .start = part->timeline.chapters[i].start});
    }
}

/* Those of a part follow each other from its beginning to its end. */
static void time_sections(struct daisy *daisy) {
    for (size_t i = 0; i < daisy->sections.count; i++) {
        struct daisy_section *section = &daisy->sections.items[i], *next = section + 1;
        const struct timeline *timeline = &daisy->parts.items[section->part].timeline;
        bool first = i == 0 || section[-1].part != section->part;
        bool last = i + 1 == daisy->sections.count || next->part != section->part;
        section->start = first ? 0 : section->start;
        section->stop = last ? timeline->n_samples : next->start;
        section->elapsed_ms = daisy->ms;
        section->ms = timeline_ms(timeline, section->stop) - timeline_ms(timeline, section->start);
        daisy->ms += section->ms;
    }
}

static void find_notes(struct daisy *daisy) {
    const struct script *script = daisy->edition->script;
    for (size_t i = 0; i < script->utterances.count; i++) {
        const struct utterance *utterance = &script->utterances.items[i];
        if (utterance->kind == UTTERANCE_NOTE && utterance->n_words && utterance->block &&
            utterance->block->id.len)
            *arena_push(daisy->arena, &daisy->notes) = utterance->block->id;
    }
    if (daisy->notes.count)
        qsort(daisy->notes.items, daisy->notes.count, sizeof *daisy->notes.items, str_by_bytes);
}

static bool divide(struct daisy *daisy, struct arena *arena, const struct edition *edition,
                   struct str base, struct error *error) {
    const struct split split = {.by = SPLIT_CHAPTERS, .joined = true};
    *daisy = (struct daisy){
        .arena = arena,
        .edition = edition,
        .title = edition->script->title.len ? edition->script->title : base,
    };
    if (!parts_make(arena, edition, &split, &daisy->parts, error))
        return false;
    for (size_t i = 0; i < daisy->parts.count; i++)
        divide_part(daisy, i);
    time_sections(daisy);
    find_notes(daisy);
    return true;
}

/* ---- files ---- */

static const char *path_of(struct arena *arena, const struct daisy *daisy, const char *name) {
    return file_join(arena, daisy->folder, name);
}

bool daisy_write(struct daisy *daisy, const char *name, daisy_put_fn *put, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path_of(daisy->arena, daisy, name), error))
        return false;
    put(daisy, writer.stream);
    daisy->n_files++;
    return file_writer_commit(&writer, FILE_SYNCED, error);
}

bool daisy_write_sound(struct daisy *daisy, struct error *error) {
    bool done = true;
    for (size_t i = 0; done && i < daisy->parts.count; i++) {
        const char *path = path_of(daisy->arena, daisy, daisy_sound_name(i).text);
        done = part_write_mp3(&daisy->parts.items[i], path, error);
        daisy->n_files++;
    }
    return done;
}

/* ---- clips ---- */

/* Where two clips meet: in the silence before the later voice, near it. */
static uint64_t meeting_point(const struct timeline *timeline, uint64_t end, uint64_t start) {
    uint64_t lead = (uint64_t)timeline->format.sample_rate_hz * CHAPTER_LEAD_MS / 1000;
    uint64_t silence = start > end ? start - end : 0;
    return start - (silence / 2 < lead ? silence / 2 : lead);
}

/* Pages whose number nobody says share the silence up to `to`, when what comes after them
 * begins. No clip is empty. */
static void start_clips(const struct timeline *timeline, struct daisy_par *pars, size_t n,
                        uint64_t from, uint64_t to, uint64_t earliest_ms) {
    for (size_t i = 0; i < n; i++) {
        uint64_t start = from + (to > from ? (to - from) * (i + 1) / n : 0);
        pars[i].start_ms = timeline_ms(timeline, start);
        if (pars[i].start_ms < earliest_ms + i)
            pars[i].start_ms = earliest_ms + i;
    }
}

/* Clips follow each other through the section: `end` is where the voice before is silent. */
static void time_clips(const struct timeline *timeline, const struct daisy_section *section,
                       struct daisy_par *pars) {
    uint64_t end = section->start, earliest_ms = timeline_ms(timeline, section->start);
    for (size_t i = 0, n; i < section->n_pars; i += n) {
        n = 1;
        while (i + n < section->n_pars && pars[i + n - 1].silent)
            n++;
        const struct daisy_par *last = &pars[i + n - 1];
        uint64_t to = last->silent ? end + (section->stop - end) * n / (n + 1)
                                   : meeting_point(timeline, end, last->voice_start);
        start_clips(timeline, pars + i, n, end, to, earliest_ms);
        earliest_ms = pars[i + n - 1].start_ms + 1;
        end = last->voice_end;
    }
    pars[0].start_ms = timeline_ms(timeline, section->start);
    for (size_t i = 0; i < section->n_pars; i++)
        pars[i].end_ms =
            i + 1 < section->n_pars ? pars[i + 1].start_ms : timeline_ms(timeline, section->stop);
}

/* ---- the text and its SMIL files ---- */

static bool write_smil(struct daisy *daisy, const struct daisy_form *form, size_t number,
                       const struct daisy_par *pars, struct error *error) {
    struct file_writer writer;
    const char *path = path_of(daisy->arena, daisy, daisy_smil_name(number).text);
    if (!file_writer_open(&writer, path, error))
        return false;
    form->put_smil(daisy, &daisy->sections.items[number], pars, writer.stream);
    daisy->n_files++;
    return file_writer_commit(&writer, FILE_SYNCED, error);
}

static bool write_sections(struct daisy *daisy, const struct daisy_form *form, FILE *out,
                           struct error *error) {
    struct daisy_text text = {.daisy = daisy, .dialect = form->dialect, .out = out};
    struct arena *arena = arena_open();
    bool done = true;
    for (size_t i = 0; done && i < daisy->sections.count; i++) {
        const struct daisy_section *section = &daisy->sections.items[i];
        daisy_text_put(&text, i, arena);
        if (section->n_pars) {
            time_clips(&daisy->parts.items[section->part].timeline, section, text.pars.items);
            done = write_smil(daisy, form, i, text.pars.items, error);
        }
        arena_reset(arena);
    }
    daisy_text_close_levels(&text, 0);
    arena_close(arena);
    return done;
}

bool daisy_write_text(struct daisy *daisy, const struct daisy_form *form, struct error *error) {
    struct file_writer writer;
    if (!file_writer_open(&writer, path_of(daisy->arena, daisy, form->text_name), error))
        return false;
    form->open_text(daisy, writer.stream);
    bool done = write_sections(daisy, form, writer.stream, error);
    form->close_text(daisy, writer.stream);
    daisy->n_files++;
    if (done)
        return file_writer_commit(&writer, FILE_SYNCED, error);
    file_writer_abandon(&writer);
    return false;
}

/* ---- the whole ---- */

bool daisy_bind(const struct edition *edition, const char *path, const char *extension,
                const char *mark, daisy_write_fn *write_all, struct error *error) {
    struct folder_writer writer;
    struct daisy daisy;
    struct arena *arena = arena_open();
    bool done = divide(&daisy, arena, edition, form_base(path, extension), error) &&
                folder_writer_open(&writer, path, mark, error);
    if (done) {
        daisy.folder = writer.folder;
        done = folder_writer_close(&writer, write_all(&daisy, error), error);
    }
    arena_close(arena);
    return done;
}
