#include "document/tex.h"

#include "base/utf8.h"
#include "document/tree.h"

enum { GROUPS_MAX = 32 };

static const struct {
    const char *name, *sign;
} commands[] = {
    {"alpha", "α"},       {"beta", "β"},       {"gamma", "γ"},        {"delta", "δ"},
    {"epsilon", "ε"},     {"varepsilon", "ε"}, {"zeta", "ζ"},         {"eta", "η"},
    {"theta", "θ"},       {"lambda", "λ"},     {"mu", "μ"},           {"nu", "ν"},
    {"xi", "ξ"},          {"pi", "π"},         {"rho", "ρ"},          {"sigma", "σ"},
    {"tau", "τ"},         {"phi", "φ"},        {"varphi", "φ"},       {"chi", "χ"},
    {"psi", "ψ"},         {"omega", "ω"},      {"Gamma", "Γ"},        {"Delta", "Δ"},
    {"Theta", "Θ"},       {"Lambda", "Λ"},     {"Sigma", "Σ"},        {"Phi", "Φ"},
    {"Psi", "Ψ"},         {"Omega", "Ω"},      {"times", " × "},      {"cdot", " × "},
    {"div", " ÷ "},       {"pm", " ± "},       {"le", " ≤ "},         {"leq", " ≤ "},
    {"ge", " ≥ "},        {"geq", " ≥ "},      {"ne", " ≠ "},         {"neq", " ≠ "},
    {"approx", " ≈ "},    {"to", " → "},       {"rightarrow", " → "}, {"infty", "∞"},
    {"sum", "∑ "},        {"int", "∫ "},       {"sqrt", "√"},         {"ldots", "…"},
    {"dots", "…"},        {"cdots", "…"},      {"in", " ∈ "},         {"partial", "∂"},
    {"displaystyle", ""}, {"textstyle", ""},   {"scriptstyle", ""},   {"left", ""},
    {"right", ""},        {"big", ""},         {"Big", ""},           {"bigl", ""},
    {"bigr", ""},         {"text", ""},        {"textrm", ""},        {"mathrm", ""},
    {"mathbf", ""},       {"mathit", ""},      {"mathbb", ""},        {"mathcal", ""},
    {"mathsf", ""},       {"boldsymbol", ""},  {"operatorname", ""},  {"quad", " "},
    {"qquad", " "},       {"limits", ""},      {"nolimits", ""},      {"mathop", ""},
};

static const struct {
    const char *letter, *above, *below;
} small[] = {
    {"0", "⁰", "₀"}, {"1", "¹", "₁"}, {"2", "²", "₂"}, {"3", "³", "₃"},
    {"4", "⁴", "₄"}, {"5", "⁵", "₅"}, {"6", "⁶", "₆"}, {"7", "⁷", "₇"},
    {"8", "⁸", "₈"}, {"9", "⁹", "₉"}, {"-", "⁻", "₋"},
};

struct tex {
    struct strbuf line;
    struct str text;
    size_t at;
    int depth;
};

static void convert_atom(struct tex *tex);

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void skip_blank(struct tex *tex) {
    while (tex->at < tex->text.len && tex->text.ptr[tex->at] == ' ')
        tex->at++;
}

/* What an atom becomes, on a line of its own. */
static struct str atom_line(struct tex *tex) {
    size_t from = tex->line.count;
    skip_blank(tex);
    convert_atom(tex);
    struct str line =
        str_copy(tex->line.arena, str_slice(strbuf_str(&tex->line), from, tex->line.count));
    tex->line.count = from;
    return str_trim(line);
}

static bool is_single(struct str line) {
    for (size_t i = 0; i < line.len; i++)
        if (!is_letter(line.ptr[i]) && !(line.ptr[i] >= '0' && line.ptr[i] <= '9') &&
            (unsigned char)line.ptr[i] < 0x80)
            return false;
    return true;
}

static void add_grouped(struct tex *tex, struct str line) {
    strbuf_format(&tex->line, is_single(line) ? "%.*s" : "(%.*s)", STR_ARG(line));
}

/* All of it in small figures; false: it has others. */
static bool add_small(struct tex *tex, struct str line, bool above) {
    size_t from = tex->line.count;
    for (size_t i = 0; i < line.len; i++) {
        size_t n = 0;
        while (n < sizeof small / sizeof *small && small[n].letter[0] != line.ptr[i])
            n++;
        if (n == sizeof small / sizeof *small) {
            tex->line.count = from;
            return false;
        }
        strbuf_add(&tex->line, str_from_c(above ? small[n].above : small[n].below));
    }
    return line.len > 0;
}

static void convert_script(struct tex *tex, bool above) {
    struct str line = atom_line(tex);
    if (add_small(tex, line, above))
        return;
    strbuf_add(&tex->line, above ? STR("^") : STR(" "));
    add_grouped(tex, line);
}

static void convert_fraction(struct tex *tex) {
    add_grouped(tex, atom_line(tex));
    strbuf_add_char(&tex->line, '/');
    add_grouped(tex, atom_line(tex));
}

/* Letters are not cut. */
static void add_character(struct tex *tex) {
    size_t from = tex->at;
    utf8_next(tex->text, &tex->at);
    strbuf_add(&tex->line, str_slice(tex->text, from, tex->at));
}

static void convert_command(struct tex *tex) {
    size_t from = tex->at;
    while (tex->at < tex->text.len && is_letter(tex->text.ptr[tex->at]))
        tex->at++;
    struct str name = str_slice(tex->text, from, tex->at);
    if (!name.len && tex->at < tex->text.len && (unsigned char)tex->text.ptr[tex->at] >= 0x80) {
        add_character(tex);
        return;
    }
    if (!name.len) { /* "\," is a space, "\{" a brace */
        char c = tex->at < tex->text.len ? tex->text.ptr[tex->at++] : ' ';
        strbuf_add_char(&tex->line, str_find_char(STR("{}%$&#_"), c) ? c : ' ');
        return;
    }
    if (str_equal(name, STR("frac")) || str_equal(name, STR("dfrac")) ||
        str_equal(name, STR("tfrac"))) {
        convert_fraction(tex);
        return;
    }
    if (str_equal(name, STR("begin")) || str_equal(name, STR("end"))) {
        atom_line(tex);
        return;
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (str_equal(name, str_from_c(commands[i].name))) {
            strbuf_add(&tex->line, str_from_c(commands[i].sign));
            if (str_equal(name, STR("sqrt")))
                add_grouped(tex, atom_line(tex));
            return;
        }
    strbuf_format(&tex->line, " %.*s ", STR_ARG(name));
}

static void convert_group(struct tex *tex) {
    tex->depth++;
    while (tex->at < tex->text.len && tex->text.ptr[tex->at] != '}')
        convert_atom(tex);
    tex->at += tex->at < tex->text.len;
    tex->depth--;
}

static void convert_atom(struct tex *tex) {
    if (tex->at >= tex->text.len)
        return;
    char c = tex->text.ptr[tex->at++];
    bool deeper = tex->depth < GROUPS_MAX;
    tex->depth++;
    if (c == '\\' && deeper)
        convert_command(tex);
    else if (c == '{' && deeper)
        convert_group(tex);
    else if ((c == '^' || c == '_') && deeper)
        convert_script(tex, c == '^');
    else if (c == '&' || c == '~')
        strbuf_add_char(&tex->line, ' ');
    else if (c != '{' && c != '}' && c != '$') {
        tex->at--;
        add_character(tex);
    }
    tex->depth--;
}

/* A command, or a group above or below the line. */
static bool is_tex(struct str text) {
    for (size_t i = 0; i + 1 < text.len; i++)
        if ((text.ptr[i] == '\\' && is_letter(text.ptr[i + 1])) ||
            ((text.ptr[i] == '^' || text.ptr[i] == '_') && text.ptr[i + 1] == '{') ||
            (text.ptr[i] == '^' && text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9'))
            return true;
    return false;
}

struct str tex_line(struct arena *arena, struct str text) {
    struct tex tex = {.line = {.arena = arena}, .text = str_trim(text)};
    if (!is_tex(text))
        return (struct str){0};
    while (tex.at < tex.text.len)
        convert_atom(&tex);
    struct strbuf line = {.arena = arena};
    text_add_collapsed(&line, strbuf_str(&tex.line));
    return str_trim(strbuf_str(&line));
}
