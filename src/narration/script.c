#include "narration/script.h"

static const char *const kind_names[UTTERANCE_KINDS] = {
    [UTTERANCE_TITLE] = "title",
    [UTTERANCE_HEADING] = "heading",
    [UTTERANCE_SALUTATION] = "salutation",
    [UTTERANCE_PARAGRAPH] = "paragraph",
    [UTTERANCE_QUOTATION] = "quotation",
    [UTTERANCE_LIST_ITEM] = "list-item",
    [UTTERANCE_VERSE] = "verse",
    [UTTERANCE_TABLE_ROW] = "table-row",
    [UTTERANCE_NOTE] = "note",
    [UTTERANCE_CLOSING] = "closing",
    [UTTERANCE_SIGNATURE] = "signature",
    [UTTERANCE_SOURCE] = "source",
    [UTTERANCE_FIGURE] = "figure",
    [UTTERANCE_CODE] = "code",
    [UTTERANCE_ANNOUNCEMENT] = "announcement",
};

const char *utterance_kind_name(enum utterance_kind kind) {
    return kind_names[kind];
}
