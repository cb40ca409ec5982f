#include "edition/about.h"

#include <stdio.h>
#include <string.h>

#include "edition/labels/labels.h"

struct str about_narrator(const struct edition *edition) {
    if (edition->narrator.len)
        return edition->narrator;
    return edition->voice->description.len ? edition->voice->description : edition->voice->name;
}

struct str about_reader(struct arena *arena, const struct edition *edition) {
    struct labels labels = labels_find(edition->script->language);
    struct str what = label(&labels, STR("synthetic-voice"));
    return str_format(arena, "%.*s (%.*s)", STR_ARG(about_narrator(edition)), STR_ARG(what));
}

struct str about_uuid(struct arena *arena, const unsigned char *bytes, unsigned version) {
    unsigned char id[16];
    char hex[2 * sizeof id + 1];
    memcpy(id, bytes, sizeof id);
    id[6] = (unsigned char)((id[6] & 0x0f) | version << 4);
    id[8] = (unsigned char)((id[8] & 0x3f) | 0x80);
    for (size_t i = 0; i < sizeof id; i++)
        snprintf(hex + 2 * i, 3, "%02x", id[i]);
    return str_format(arena, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16,
                      hex + 20);
}

struct str about_derived_identifier(struct arena *arena, const struct edition *edition,
                                    struct str form) {
    struct hasher hasher;
    hasher_open(&hasher);
    if (form.len)
        hasher_add(&hasher, form);
    hasher_add(&hasher, (struct str){(const char *)edition->source_hash.bytes,
                                     sizeof edition->source_hash.bytes});
    hasher_add(&hasher, edition->script->title);
    hasher_add(&hasher, edition->script->author);
    hasher_add(&hasher, edition->script->language);
    hasher_add(&hasher, edition->voice->name);
    struct hash hash = hasher_close(&hasher);
    return str_format(arena, "urn:uuid:%.*s", STR_ARG(about_uuid(arena, hash.bytes, 8)));
}

struct str about_identifier(struct arena *arena, const struct edition *edition) {
    struct str given = edition->script->about.identifier;
    return given.len ? given : about_derived_identifier(arena, edition, (struct str){0});
}

bool about_is_date(struct str date) {
    static const char shape[] = "0000-00-00";
    if (date.len != 4 && date.len != 7 && date.len != 10)
        return false;
    for (size_t i = 0; i < date.len; i++) {
        bool digit = date.ptr[i] >= '0' && date.ptr[i] <= '9';
        if (shape[i] == '-' ? date.ptr[i] != '-' : !digit)
            return false;
    }
    return true;
}

struct str about_date(const struct edition *edition) {
    struct str date = edition->script->date;
    return about_is_date(date) ? date : (struct str){0};
}

const char *about_cover_name(const struct edition *edition) {
    return strcmp(edition->cover_type, "image/png") == 0 ? "cover.png" : "cover.jpg";
}

int about_chapter_level(const struct edition *edition, size_t max) {
    const struct script *script = edition->script;
    for (int level = 1;; level++) {
        size_t within = 0, deeper = 0;
        for (size_t i = 0; i < script->chapters.count; i++) {
            within += script->chapters.items[i].level <= level + 1;
            deeper += script->chapters.items[i].level > level;
        }
        if (!deeper || within > max)
            return level;
    }
}
