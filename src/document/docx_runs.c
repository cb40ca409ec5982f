/* What stands in a line. */
#include "base/language.h"
#include "base/utf8.h"
#include "document/docx.h"

/* ---- saying ---- */

static bool is_foreign(const struct docx_walk *walk) {
    struct str own = walk->docx->document->metadata.language;
    return walk->language.len && own.len && !language_same(walk->language, own);
}

static void say_as_it_is(struct docx_walk *walk, struct str text, size_t start, size_t end) {
    struct builder *builder = walk->builder;
    bool foreign = is_foreign(walk);
    if (foreign)
        builder_language_begin(builder, walk->language);
    if (walk->emphasis)
        builder_emphasis_begin(builder);
    if (walk->mark_of.len)
        builder_reference_begin(builder, walk->mark_of);
    builder_text(builder, text, walk->offset + start, walk->offset + end);
    if (walk->mark_of.len)
        builder_reference_end(builder);
    if (walk->emphasis)
        builder_emphasis_end(builder);
    if (foreign)
        builder_language_end(builder);
}

void docx_say(struct docx_walk *walk, struct str text, size_t start, size_t end) {
    const char *reason = docx_reason(walk);
    if (reason) {
        docx_left_add(walk, text, start, end, reason);
        return;
    }
    docx_left_end(walk);
    say_as_it_is(walk, text, start, end);
    if (str_trim(text).len)
        walk->mark_of.len = 0;
}

void docx_say_for(struct docx_walk *walk, struct str text, const struct node *node) {
    docx_say(walk, text, node->start, node->end > node->start ? node->end : node->start);
}

/* ---- elements ---- */

typedef void element_fn(struct docx_walk *walk, const struct node *node);

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* White space at a text's ends counts only where the file says so. */
static void read_text(struct docx_walk *walk, const struct node *node) {
    struct str space = node_attribute(node, "space");
    space = space.len ? space : node_attribute(node, "xml:space");
    bool preserve = str_equal(space, STR("preserve"));
    for (const struct node *child = node->first_child; child; child = child->next) {
        size_t from = 0, to = child->text.len;
        bool linear = child->text.len == child->end - child->start;
        while (!preserve && child == node->first_child && from < to &&
               is_space(child->text.ptr[from]))
            from++;
        while (!preserve && !child->next && to > from && is_space(child->text.ptr[to - 1]))
            to--;
        docx_say(walk, str_slice(child->text, from, to), child->start + (linear ? from : 0),
                 linear ? child->start + to : child->end);
    }
}

static void read_tab(struct docx_walk *walk, const struct node *node) {
    docx_say_for(walk, STR(" "), node);
}

static void read_break(struct docx_walk *walk, const struct node *node) {
    if (docx_reason(walk))
        docx_say_for(walk, STR(" "), node);
    else
        builder_break(walk->builder, walk->offset + node->start,
                      walk->offset + (node->end > node->start ? node->end : node->start));
}

static void read_hyphen(struct docx_walk *walk, const struct node *node) {
    docx_say_for(walk, STR("\u2011"), node);
}

/* ---- signs of fonts that have no letters ---- */

static const struct {
    unsigned code;
    const char *sign;
} wingdings[] = {
    {0x4A, "☺"}, {0x6C, "●"}, {0x6E, "■"}, {0x6F, "□"}, {0x71, "❑"}, {0x76, "❖"}, {0x9F, "•"},
    {0xA7, "▪"}, {0xA8, "◻"}, {0xD8, "➢"}, {0xDF, "←"}, {0xE0, "→"}, {0xE1, "↑"}, {0xE2, "↓"},
    {0xE8, "➔"}, {0xF0, "⇨"}, {0xFB, "✗"}, {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"},
};

/* Adobe's Symbol encoding, from 0x41 and from 0x61. */
static const char *const symbol_upper[] = {"Α", "Β", "Χ", "Δ", "Ε", "Φ", "Γ", "Η", "Ι",
                                           "ϑ", "Κ", "Λ", "Μ", "Ν", "Ο", "Π", "Θ", "Ρ",
                                           "Σ", "Τ", "Υ", "ς", "Ω", "Ξ", "Ψ", "Ζ"};
static const char *const symbol_lower[] = {"α", "β", "χ", "δ", "ε", "φ", "γ", "η", "ι",
                                           "ϕ", "κ", "λ", "μ", "ν", "ο", "π", "θ", "ρ",
                                           "σ", "τ", "υ", "ϖ", "ω", "ξ", "ψ", "ζ"};
static const struct {
    unsigned code;
    const char *sign;
} symbols[] = {
    {0xA3, "≤"}, {0xA5, "∞"}, {0xAC, "←"}, {0xAE, "→"}, {0xB0, "°"}, {0xB1, "±"}, {0xB3, "≥"},
    {0xB4, "×"}, {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBB, "≈"}, {0xD6, "√"}, {0xE5, "∑"},
};

static unsigned hexadecimal(struct str digits) {
    unsigned code = 0;
    for (size_t i = 0; i < digits.len && i < 6; i++) {
        char c = digits.ptr[i];
        unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                         : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
                                                : 16;
        if (digit == 16)
            return 0;
        code = code * 16 + digit;
    }
    return code;
}

static const char *sign_of(struct str font, unsigned code) {
    if (str_equal_nocase(font, STR("Wingdings")))
        for (size_t i = 0; i < sizeof wingdings / sizeof *wingdings; i++)
            if (wingdings[i].code == code)
                return wingdings[i].sign;
    if (!str_equal_nocase(font, STR("Symbol")))
        return NULL;
    if (code >= 'A' && code <= 'Z')
        return symbol_upper[code - 'A'];
    if (code >= 'a' && code <= 'z')
        return symbol_lower[code - 'a'];
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (symbols[i].code == code)
            return symbols[i].sign;
    return NULL;
}

/* Such fonts lie at U+F000, for private use. */
static void read_symbol(struct docx_walk *walk, const struct node *node) {
    enum { PRIVATE = 0xE000, PRIVATE_END = 0xF900, FONT = 0xF000 };
    struct str font = node_attribute(node, "w:font");
    unsigned code = hexadecimal(node_attribute(node, "w:char"));
    bool private = code >= PRIVATE && code < PRIVATE_END;
    const char *sign = sign_of(font, code >= FONT && private ? code - FONT : code);
    struct strbuf text = {.arena = walk->arena};
    if (sign)
        strbuf_add(&text, str_from_c(sign));
    else if (!private && code > ' ')
        utf8_add(&text, code);
    if (text.count)
        docx_say_for(walk, strbuf_str(&text), node);
    else
        docx_leave_out_thing(walk, node, font, "a sign of a font of its own");
}

/* ---- runs ---- */

static bool is_on(signed char toggle) {
    return toggle > 0;
}

/* A character style turns round what the paragraph's style is; a run says how it is. */
static struct docx_look look_of(const struct docx_walk *walk, const struct node *properties) {
    struct docx_look look = walk->look;
    const struct docx_style *style =
        docx_style_find(&walk->docx->styles, docx_value(properties, "rStyle"));
    if (style) {
        docx_look_lay(&look, &style->look);
        look.bold = is_on(style->look.bold) ? !is_on(walk->look.bold) : look.bold;
        look.italic = is_on(style->look.italic) ? !is_on(walk->look.italic) : look.italic;
    }
    docx_look_read(properties, &look);
    return look;
}

static bool is_emphasis(const struct docx_walk *walk, const struct docx_look *look) {
    bool bold = is_on(look->bold) != is_on(walk->look.bold);
    return is_on(look->italic) != is_on(walk->look.italic) || (bold && !walk->heading);
}

static void read_run(struct docx_walk *walk, const struct node *run) {
    struct docx_look look = look_of(walk, docx_child(run, "rPr"));
    bool emphasis = walk->emphasis;
    const char *hidden = walk->hidden;
    struct str language = walk->language;
    walk->emphasis = is_emphasis(walk, &look);
    walk->hidden = is_on(look.hidden) ? "hidden" : NULL;
    walk->language = look.language;
    docx_inline(walk, run);
    walk->emphasis = emphasis;
    walk->hidden = hidden;
    walk->language = language;
}

static void read_deleted(struct docx_walk *walk, const struct node *node) {
    docx_leave_out(walk, node, "deleted");
}

static void read_footnote_reference(struct docx_walk *walk, const struct node *node) {
    docx_note_reference(walk, node, DOCX_FOOTNOTE);
}

static void read_endnote_reference(struct docx_walk *walk, const struct node *node) {
    docx_note_reference(walk, node, DOCX_ENDNOTE);
}

static void read_alternatives(struct docx_walk *walk, const struct node *node) {
    const struct node *chosen = docx_alternative(walk, node);
    if (chosen)
        docx_inline(walk, chosen);
}

static void read_ruby(struct docx_walk *walk, const struct node *node) {
    const struct node *over = docx_child(node, "rt"), *base = docx_child(node, "rubyBase");
    if (base)
        docx_inline(walk, base);
    if (over)
        docx_leave_out(walk, over, "how it is said");
}

/* A content control that waits for someone to fill it in. */
static void read_control(struct docx_walk *walk, const struct node *node) {
    const struct node *content = docx_child(node, "sdtContent");
    if (!content)
        return;
    if (docx_child(docx_child(node, "sdtPr"), "showingPlcHdr"))
        docx_leave_out(walk, content, "placeholder");
    else
        docx_inline(walk, content);
}

static void read_page_number(struct docx_walk *walk, const struct node *node) {
    docx_leave_out_thing(walk, node, (struct str){0}, "page number");
}

static void pass_over(struct docx_walk *walk, const struct node *node) {
    (void)walk, (void)node;
}

/* What is not here is read for what is in it: nothing gets lost. */
static const struct {
    const char *name;
    element_fn *read;
} elements[] = {
    {"t", read_text},
    {"r", read_run},
    {"rPr", pass_over},
    {"pPr", pass_over},
    {"tab", read_tab},
    {"ptab", read_tab},
    {"br", read_break},
    {"cr", read_break},
    {"noBreakHyphen", read_hyphen},
    {"softHyphen", pass_over},
    {"sym", read_symbol},
    {"del", read_deleted},
    {"moveFrom", read_deleted},
    {"delText", read_deleted},
    {"drawing", docx_drawing},
    {"pict", docx_drawing},
    {"object", docx_drawing},
    {"AlternateContent", read_alternatives},
    {"footnoteReference", read_footnote_reference},
    {"endnoteReference", read_endnote_reference},
    {"fldChar", docx_field_mark},
    {"instrText", docx_field_instruction},
    {"delInstrText", pass_over},
    {"fldSimple", docx_field_simple},
    {"fldData", pass_over},
    {"oMath", docx_formula},
    {"oMathPara", docx_formula},
    {"ruby", read_ruby},
    {"sdt", read_control},
    {"pgNum", read_page_number},
};

void docx_inline(struct docx_walk *walk, const struct node *parent) {
    for (const struct node *node = parent->first_child; node; node = node->next) {
        element_fn *read = docx_inline;
        for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
            if (node_is(node, elements[i].name)) {
                read = elements[i].read;
                break;
            }
        if (node->name.len)
            read(walk, node);
    }
}
