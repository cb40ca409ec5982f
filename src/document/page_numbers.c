/* The pages of the printed book, by the numbers that were left out and by form feeds.
 *
 * A number stands at its page's head or at its foot, and in one text always in the same place:
 * at the foot, if most form feeds come behind the numbers, or if nothing comes behind the last
 * number, or if the first is 1 and text comes before it. Behind a foot the next page begins.
 * Where no numbers are, pages that form feeds end are counted. */
#include <stdlib.h>

#include "document/lines.h"
#include "document/text.h"

struct settling {
    struct text_reading *reading;
    size_t from; /* where the text begins */
};

void page_number_note(struct text_reading *reading, size_t start, size_t end, struct str label,
                      bool begins) {
    *arena_push(reading->arena, &reading->page_numbers) =
        (struct page_number){start, end, label, begins};
}

static int by_place(const void *a, const void *b) {
    const struct page_number *one = a, *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

static void add_page(struct text_reading *reading, struct str label, size_t start) {
    *arena_push(reading->arena, &reading->document->pages) =
        (struct page){.label = label, .start = start};
}

/* ---- where numbers stand ---- */

static bool page_ends_before(const struct settling *settling, const struct page_number *number) {
    struct str source = settling->reading->document->source;
    size_t end = skip_space_back(source, settling->from, number->start);
    return end < number->start && str_find_char(str_slice(source, end, number->start), '\f');
}

static bool page_ends_after(const struct settling *settling, const struct page_number *number) {
    struct str source = settling->reading->document->source;
    size_t next = skip_space(source, number->end, settling->reading->end);
    return number->end < next && str_find_char(str_slice(source, number->end, next), '\f');
}

static bool text_comes_before(const struct settling *settling, size_t start) {
    return skip_space(settling->reading->document->source, settling->from, start) < start;
}

static bool text_comes_after(const struct settling *settling, size_t end) {
    struct str source = settling->reading->document->source;
    return skip_space(source, end, settling->reading->end) < settling->reading->end;
}

static bool stand_at_feet(const struct settling *settling, const struct page_number *numbers,
                          size_t count) {
    size_t heads = 0, feet = 0;
    for (size_t i = 0; i < count; i++) {
        heads += page_ends_before(settling, &numbers[i]);
        feet += page_ends_after(settling, &numbers[i]);
    }
    if (heads != feet)
        return feet > heads;
    bool first = str_equal(numbers[0].label, STR("1")) || str_equal(numbers[0].label, STR("i"));
    return text_comes_before(settling, numbers[0].start) &&
           (first || !text_comes_after(settling, numbers[count - 1].end));
}

/* ---- pages ---- */

/* The page after one whose number is at its foot. */
static struct str next_label(struct text_reading *reading, const struct page_number *numbers,
                             size_t count) {
    long number = 0;
    for (size_t i = 0; i < numbers->label.len; i++) {
        if (numbers->label.ptr[i] < '0' || numbers->label.ptr[i] > '9')
            return count > 1 ? numbers[1].label : (struct str){0};
        number = number * 10 + (numbers->label.ptr[i] - '0');
    }
    return str_format(reading->arena, "%ld", number + 1);
}

static void add_pages_of_feet(const struct settling *settling, const struct page_number *numbers,
                              size_t count) {
    struct text_reading *reading = settling->reading;
    add_page(reading, numbers[0].label, settling->from);
    for (size_t i = 0; i < count; i++) {
        struct str label = next_label(reading, &numbers[i], count - i);
        if (label.len && (i + 1 < count || text_comes_after(settling, numbers[i].end)))
            add_page(reading, label, numbers[i].end);
    }
}

static void count_pages(const struct settling *settling) {
    struct text_reading *reading = settling->reading;
    struct str source = reading->document->source;
    size_t end = skip_space_back(source, settling->from, reading->end);
    unsigned long page = 1;
    for (size_t at = settling->from; at < end; at++) {
        if (source.ptr[at] != '\f')
            continue;
        if (page == 1)
            add_page(reading, STR("1"), settling->from);
        add_page(reading, str_format(reading->arena, "%lu", ++page), at + 1);
    }
}

static bool begin_for_certain(const struct page_number *numbers, size_t count) {
    size_t certain = 0;
    for (size_t i = 0; i < count; i++)
        certain += numbers[i].begins;
    return certain == count;
}

void page_numbers_settle(struct text_reading *reading, size_t from) {
    struct settling settling = {reading, from};
    struct page_number *numbers = reading->page_numbers.items;
    size_t count = reading->page_numbers.count;
    if (!count) {
        count_pages(&settling);
        return;
    }
    qsort(numbers, count, sizeof *numbers, by_place);
    if (!begin_for_certain(numbers, count) && stand_at_feet(&settling, numbers, count)) {
        add_pages_of_feet(&settling, numbers, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        add_page(reading, numbers[i].label, numbers[i].end);
}
