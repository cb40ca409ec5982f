#include "narration/spacing.h"

struct around {
    unsigned before, after;
};

/* A lesser heading divides less: shares of the pauses around the outermost, in hundredths. */
static struct around around_heading(const struct pauses *pauses, int level) {
    static const unsigned shares[] = {100, 75, 60, 50};
    size_t last = sizeof shares / sizeof *shares - 1;
    size_t depth = level > 1 ? (size_t)level - 1 : 0;
    unsigned share = shares[depth < last ? depth : last];
    return (struct around){pauses->heading_before * share / 100,
                           pauses->heading_after * share / 100};
}

static struct around pauses_around(const struct pauses *pauses, enum utterance_kind kind,
                                   int level) {
    switch (kind) {
    case UTTERANCE_TITLE:
        return (struct around){pauses->title_before, pauses->title_after};
    case UTTERANCE_HEADING:
        return around_heading(pauses, level);
    case UTTERANCE_SALUTATION:
        return (struct around){pauses->paragraph, pauses->salutation};
    case UTTERANCE_QUOTATION:
        return (struct around){pauses->quotation, pauses->quotation};
    case UTTERANCE_LIST_ITEM:
    case UTTERANCE_VERSE:
    case UTTERANCE_TABLE_ROW:
        return (struct around){0, pauses->line};
    case UTTERANCE_CLOSING:
        return (struct around){pauses->closing, pauses->signature};
    case UTTERANCE_SIGNATURE:
        return (struct around){0, pauses->announcement};
    case UTTERANCE_SOURCE:
        return (struct around){pauses->source, pauses->paragraph};
    case UTTERANCE_ANNOUNCEMENT:
        return (struct around){pauses->announcement, pauses->announcement};
    case UTTERANCE_PARAGRAPH:
    case UTTERANCE_NOTE:
    case UTTERANCE_FIGURE:
    case UTTERANCE_CODE:
    case UTTERANCE_KINDS:
        break;
    }
    return (struct around){0, pauses->paragraph};
}

/* What follows a list, a stanza or a table is set off as a paragraph is; notes as a whole
 * are set off as a source is. */
static unsigned extra_before(const struct pauses *pauses, enum utterance_kind before,
                             enum utterance_kind kind) {
    if (before == kind)
        return 0;
    if (kind == UTTERANCE_NOTE)
        return pauses->source;
    bool lines =
        before == UTTERANCE_LIST_ITEM || before == UTTERANCE_VERSE || before == UTTERANCE_TABLE_ROW;
    return lines ? pauses->paragraph : 0;
}

/* Paragraphs of one quotation are no farther apart than others are; rows of one table are
 * lines, those of another begin anew. */
static void set_within_run(struct utterance *before, struct utterance *last,
                           const struct pauses *pauses) {
    if (before->kind != last->kind || before->block == last->block)
        return;
    if (last->kind == UTTERANCE_QUOTATION && before->level == last->level)
        before->pause_after_ms = last->pause_before_ms = pauses->paragraph;
    if (last->kind == UTTERANCE_TABLE_ROW && before->block && last->block &&
        before->block->table != last->block->table)
        last->pause_before_ms = pauses->paragraph;
}

void spacing_set(struct script *script, const struct pauses *pauses) {
    struct utterance *last = &script->utterances.items[script->utterances.count - 1];
    struct around around = pauses_around(pauses, last->kind, last->level);
    last->pause_before_ms = around.before;
    last->pause_after_ms = around.after;
    if (script->utterances.count == 1)
        return;
    unsigned extra = extra_before(pauses, last[-1].kind, last->kind);
    if (extra > last->pause_before_ms)
        last->pause_before_ms = extra;
    set_within_run(last - 1, last, pauses);
}
