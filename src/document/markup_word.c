/* What Word means in the pages that it saves: roles by class, levels and marks by style. */
#include "document/lines.h"
#include "document/markup_walk.h"
#include "document/shapes.h"

static const struct {
    const char *class;
    struct flow flow;
} paragraphs[] = {
    {"MsoTitle", {.kind = BLOCK_HEADING, .level = 1}},
    {"MsoQuote", {.kind = BLOCK_QUOTATION, .level = 1}},
    {"MsoIntenseQuote", {.kind = BLOCK_QUOTATION, .level = 1}},
    {"MsoListParagraph", {.kind = BLOCK_LIST_ITEM, .level = 1}},
    {"MsoListParagraphCxSpFirst", {.kind = BLOCK_LIST_ITEM, .level = 1}},
    {"MsoListParagraphCxSpMiddle", {.kind = BLOCK_LIST_ITEM, .level = 1}},
    {"MsoListParagraphCxSpLast", {.kind = BLOCK_LIST_ITEM, .level = 1}},
    {"MsoListBullet", {.kind = BLOCK_LIST_ITEM, .level = 1}},
    {"MsoListNumber", {.kind = BLOCK_LIST_ITEM, .level = 1}},
};

/* "mso-list:l0 level2 lfo1" */
static int level_of(const struct node *node) {
    static const char *const levels[] = {"level2", "level3", "level4", "level5", "level6",
                                         "level7", "level8", "level9", NULL};
    for (int i = 0; levels[i]; i++)
        if (has_style(node, "mso-list", levels[i]))
            return i + 2;
    return 1;
}

bool word_paragraph(const struct node *node, struct flow *flow) {
    struct str class = node_attribute(node, "class");
    if (!str_starts_with(class, STR("Mso")))
        return false;
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        if (words_have(class, paragraphs[i].class)) {
            *flow = paragraphs[i].flow;
            if (flow->kind == BLOCK_LIST_ITEM)
                flow->level = level_of(node);
            return true;
        }
    return false;
}

/* "1.", "(a)" and "iv)" are read as they stand; "·", "o" and "§" are pictures of bullets in
 * fonts that have them. */
bool word_is_bullet(struct arena *arena, const struct node *node) {
    if (!has_style(node, "mso-list", "Ignore"))
        return false;
    struct str text = node_text(arena, node);
    struct str mark = str_slice(text, 0, skip_space_back(text, 0, text.len));
    return bullet_length(mark) || str_equal(mark, STR("o")) || str_equal(mark, STR("§")) ||
           str_equal(mark, STR("Ø")) || str_equal(mark, STR("ü")) || str_equal(mark, STR("v")) ||
           str_equal(mark, STR("q"));
}

bool word_is_comment(const struct node *node) {
    return has_style(node, "mso-element", "comment") ||
           has_style(node, "mso-element", "comment-list");
}
