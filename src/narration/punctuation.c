#include "narration/punctuation.h"

#include <stdlib.h>

#include "base/utf8.h"

/* In order of code points. */
static const struct punctuation marks[] = {
    {'!', MARK_END, '!', false, false},       {'"', MARK_QUOTE, 0, false, false},
    {'\'', MARK_QUOTE, 0, false, false},      {'(', MARK_OPENER, 0, true, false},
    {')', MARK_CLOSER, 0, true, false},       {',', MARK_COMMA, ',', false, false},
    {'-', MARK_HYPHEN, ',', false, false},    {'.', MARK_END, '.', false, false},
    {':', MARK_PAUSE, ':', false, false},     {';', MARK_PAUSE, ';', false, false},
    {'?', MARK_END, '?', false, false},       {'[', MARK_OPENER, 0, true, false},
    {']', MARK_CLOSER, 0, true, false},       {'`', MARK_QUOTE, 0, false, false},
    {'{', MARK_OPENER, 0, true, false},       {'}', MARK_CLOSER, 0, true, false},
    {0xA1, MARK_OPENER, 0, false, false},     {0xAB, MARK_OPENER, 0, false, false},
    {0xB4, MARK_CLOSER, 0, false, false},     {0xBB, MARK_CLOSER, 0, false, false},
    {0xBF, MARK_OPENER, 0, false, false},     {0x37E, MARK_END, '?', false, false},
    {0x387, MARK_PAUSE, ';', false, false},   {0x589, MARK_END, '.', false, false},
    {0x5BE, MARK_HYPHEN, ',', false, false},  {0x5C3, MARK_END, '.', false, false},
    {0x60C, MARK_COMMA, ',', false, false},   {0x61B, MARK_PAUSE, ';', false, false},
    {0x61F, MARK_END, '?', false, false},     {0x6D4, MARK_END, '.', false, false},
    {0x964, MARK_END, '.', false, false},     {0x965, MARK_END, '.', false, false},
    {0x104B, MARK_END, '.', false, false},    {0x1362, MARK_END, '.', false, false},
    {0x1363, MARK_COMMA, ',', false, false},  {0x17D4, MARK_END, '.', false, false},
    {0x2010, MARK_HYPHEN, ',', false, false}, {0x2011, MARK_HYPHEN, ',', false, false},
    {0x2012, MARK_HYPHEN, ',', false, false}, {0x2013, MARK_HYPHEN, ',', false, false},
    {0x2014, MARK_DASH, ',', false, false},   {0x2015, MARK_DASH, ',', false, false},
    {0x2018, MARK_OPENER, 0, false, false},   {0x2019, MARK_CLOSER, 0, false, false},
    {0x201A, MARK_OPENER, 0, false, false},   {0x201B, MARK_OPENER, 0, false, false},
    {0x201C, MARK_OPENER, 0, false, false},   {0x201D, MARK_CLOSER, 0, false, false},
    {0x201E, MARK_OPENER, 0, false, false},   {0x201F, MARK_OPENER, 0, false, false},
    {0x2022, MARK_OPENER, 0, false, false},   {0x2023, MARK_OPENER, 0, false, false},
    {0x2026, MARK_END, '.', false, true},     {0x2032, MARK_CLOSER, 0, false, false},
    {0x2033, MARK_CLOSER, 0, false, false},   {0x2039, MARK_OPENER, 0, false, false},
    {0x203A, MARK_CLOSER, 0, false, false},   {0x203D, MARK_END, '?', false, false},
    {0x2043, MARK_OPENER, 0, false, false},   {0x3001, MARK_COMMA, ',', false, false},
    {0x3002, MARK_END, '.', false, false},    {0x300A, MARK_OPENER, 0, false, false},
    {0x300B, MARK_CLOSER, 0, false, false},   {0x300C, MARK_OPENER, 0, false, false},
    {0x300D, MARK_CLOSER, 0, false, false},   {0x300E, MARK_OPENER, 0, false, false},
    {0x300F, MARK_CLOSER, 0, false, false},
};

static int by_code_point(const void *a, const void *b) {
    uint32_t wanted = *(const uint32_t *)a, here = ((const struct punctuation *)b)->code_point;
    return (wanted > here) - (wanted < here);
}

const struct punctuation *punctuation_of(struct str mark) {
    static const struct punctuation none = {0, MARK_NONE, 0, false, false};
    size_t at = 0;
    if (!mark.len)
        return &none;
    uint32_t c = utf8_next(mark, &at);
    const struct punctuation *found =
        at == mark.len
            ? bsearch(&c, marks, sizeof marks / sizeof *marks, sizeof *marks, by_code_point)
            : NULL;
    return found ? found : &none;
}
