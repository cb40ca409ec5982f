/* Fields: an instruction, which is no text, and its last result, which is.
 *
 * Written in one element, or as marks among the runs: begin, the instruction, separate,
 * the result, end; one within another, over as many paragraphs as they take. */
#include "document/docx.h"

enum { INSTRUCTION_MAX_BYTES = 32 };

static const struct {
    const char *name, *reason;
} left_out[] = {
    {"PAGE", "page number"},      {"NUMPAGES", "page number"}, {"SECTIONPAGES", "page number"},
    {"TOC", "table of contents"}, {"INDEX", "index"},
};

static const char *reason_of(struct str instruction) {
    struct str rest = str_trim(instruction), word = str_cut_word(&rest);
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (str_equal_nocase(word, str_from_c(left_out[i].name)))
            return left_out[i].reason;
    return NULL;
}

static struct docx_field *innermost(struct docx_walk *walk) {
    return walk->n_fields && walk->n_fields <= DOCX_FIELDS_MAX ? &walk->fields[walk->n_fields - 1]
                                                               : NULL;
}

static void begin(struct docx_walk *walk) {
    walk->n_fields++;
    struct docx_field *field = innermost(walk);
    if (field)
        *field = (struct docx_field){.instruction = {.arena = walk->arena}};
}

static void separate(struct docx_walk *walk) {
    struct docx_field *field = innermost(walk);
    if (!field || field->in_result)
        return;
    field->in_result = true;
    field->reason = reason_of(strbuf_str(&field->instruction));
}

void docx_field_mark(struct docx_walk *walk, const struct node *mark) {
    struct str type = node_attribute(mark, "w:fldCharType");
    if (str_equal(type, STR("begin")))
        begin(walk);
    else if (str_equal(type, STR("separate")))
        separate(walk);
    else if (str_equal(type, STR("end")))
        walk->n_fields -= walk->n_fields > 0;
}

void docx_field_instruction(struct docx_walk *walk, const struct node *node) {
    struct docx_field *field = innermost(walk);
    for (const struct node *child = node->first_child; field && child; child = child->next)
        if (field->instruction.count < INSTRUCTION_MAX_BYTES)
            strbuf_add(&field->instruction, str_slice(child->text, 0, INSTRUCTION_MAX_BYTES));
}

void docx_field_simple(struct docx_walk *walk, const struct node *field) {
    const char *around = walk->reason, *reason = reason_of(node_attribute(field, "w:instr"));
    walk->reason = around ? around : reason;
    docx_inline(walk, field);
    walk->reason = around;
}

const char *docx_field_reason(const struct docx_walk *walk) {
    for (int i = 0; i < walk->n_fields && i < DOCX_FIELDS_MAX; i++) {
        if (!walk->fields[i].in_result)
            return "field code";
        if (walk->fields[i].reason)
            return walk->fields[i].reason;
    }
    return NULL;
}
