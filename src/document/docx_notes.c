/* What stands outside the text: notes, which come after it, and comments, headers and
 * footers, which are left out. */
#include "document/docx.h"

static const char *const names[] = {[DOCX_FOOTNOTE] = "footnote", [DOCX_ENDNOTE] = "endnote"};

/* ---- references ---- */

static struct str note_name(struct arena *arena, enum docx_note_kind kind, struct str id) {
    return str_format(arena, "%s-%.*s", names[kind], STR_ARG(id));
}

static bool has_own_mark(const struct node *reference) {
    struct str own = node_attribute(reference, "w:customMarkFollows");
    return own.len && !str_equal(own, STR("0")) && !str_equal(own, STR("false"));
}

void docx_note_reference(struct docx_walk *walk, const struct node *reference,
                         enum docx_note_kind kind) {
    struct docx *docx = walk->docx;
    if (docx_reason(walk))
        return;
    struct str id = node_attribute(reference, "w:id");
    struct str target = note_name(walk->arena, kind, id);
    if (has_own_mark(reference)) {
        walk->mark_of = target;
        return;
    }
    struct str mark = numeral_text(walk->arena, docx->note_numerals[kind], ++docx->n_notes[kind]);
    walk->mark_of = target;
    docx_say_for(walk, mark, reference);
}

/* ---- notes ---- */

/* The lines between text and notes are kept as notes too. */
static bool is_note(const struct node *node, enum docx_note_kind kind) {
    struct str type = node_attribute(node, "w:type");
    return node_is(node, names[kind]) && (!type.len || str_equal(type, STR("normal")));
}

static void read_note(struct docx *docx, const struct node *node, enum docx_note_kind kind,
                      size_t offset) {
    struct docx_walk walk = {
        .docx = docx,
        .builder = docx->builder,
        .arena = docx->arena,
        .offset = offset,
        .kind = BLOCK_NOTE,
        .note = note_name(docx->arena, kind, node_attribute(node, "w:id")),
    };
    docx_blocks(&walk, node);
}

static bool read_notes(struct docx *docx, enum docx_note_kind kind, struct error *error) {
    struct str name = docx_related(docx, kind == DOCX_FOOTNOTE ? "footnotes" : "endnotes");
    struct node *root;
    size_t offset;
    if (!docx_part(docx, name, &root, &offset, error))
        return false;
    for (const struct node *node = root ? root->first_child : NULL; node; node = node->next)
        if (is_note(node, kind))
            read_note(docx, node, kind, offset);
    return true;
}

/* ---- what is left out ---- */

static const struct {
    const char *type, *element, *reason;
} left_out[] = {
    {"comments", "comment", "comment"},
    {"header", NULL, "page header"},
    {"footer", NULL, "page footer"},
};

static bool leave_out_part(struct docx *docx, struct str name, const char *element,
                           const char *reason, struct error *error) {
    struct node *root;
    struct docx_walk walk = {.docx = docx, .builder = docx->builder, .arena = docx->arena};
    if (!docx_part(docx, name, &root, &walk.offset, error))
        return false;
    if (root && !element)
        docx_leave_out(&walk, root, reason);
    for (const struct node *node = root && element ? root->first_child : NULL; node;
         node = node->next)
        docx_leave_out(&walk, node, reason);
    return true;
}

bool docx_notes_read(struct docx *docx, struct error *error) {
    if (!read_notes(docx, DOCX_FOOTNOTE, error) || !read_notes(docx, DOCX_ENDNOTE, error))
        return false;
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        for (size_t n = 0; n < docx->relations.count; n++)
            if (docx_relation_is(&docx->relations.items[n], left_out[i].type) &&
                !leave_out_part(docx, docx->relations.items[n].target, left_out[i].element,
                                left_out[i].reason, error))
                return false;
    return true;
}
