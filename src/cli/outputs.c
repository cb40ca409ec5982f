#include "cli/outputs.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/interrupt.h"
#include "edition/manifest.h"
#include "edition/optional_forms.h"
#include "edition/part.h"

static const struct str default_formats = {"mp3", 3};

struct wish {
    struct arena *arena;
    struct str names[32];
    size_t count;
    struct error *error;
};

static struct str list_formats(struct arena *arena) {
    struct strbuf list = {.arena = arena};
    for (size_t i = 0; binders[i]; i++)
        strbuf_format(&list, "%s%s", i ? ", " : "", binders[i]->name);
    return strbuf_str(&list);
}

static bool is_format(struct str name) {
    for (size_t i = 0; binders[i]; i++)
        if (binder_answers(binders[i], name))
            return true;
    return false;
}

/* A form that this program was built without. */
static bool check_built_in(struct str name, struct error *error) {
    for (const struct optional_form *form = optional_forms; form->name; form++)
        if (!form->built_in && str_equal(name, str_from_c(form->name)))
            return error_set(error, "--format",
                             "this lectern was built without %s, which %s needs; build it where "
                             "that is installed",
                             form->library, form->name);
    return true;
}

static bool add_wish(void *context, struct str name) {
    struct wish *wish = context;
    if (!check_built_in(name, wish->error))
        return false;
    if (!is_format(name))
        return error_set(wish->error, "--format",
                         "no format is called %.*s; there are: all, captions, %.*s", STR_ARG(name),
                         STR_ARG(list_formats(wish->arena)));
    if (wish->count == sizeof wish->names / sizeof *wish->names)
        return error_set(wish->error, "--format", "too many names");
    wish->names[wish->count++] = name;
    return true;
}

static bool read_wish(struct str formats, struct wish *wish) {
    return names_split(formats.len ? formats : default_formats, add_wish, wish) ||
           error_set(wish->error, "--format", "wanted names with commas between, of: %.*s",
                     STR_ARG(list_formats(wish->arena)));
}

bool outputs_check_formats(struct arena *arena, struct str formats, struct error *error) {
    struct wish wish = {.arena = arena, .error = error};
    return read_wish(formats, &wish);
}

static bool is_wanted(const struct wish *wish, const struct binder *binder) {
    for (size_t i = 0; i < wish->count; i++)
        if (binder_answers(binder, wish->names[i]))
            return true;
    return binder->always;
}

static bool is_same_file(const char *a, const char *b) {
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev &&
           left.st_ino == right.st_ino;
}

static bool spares_inputs(const char *path, const char *const *inputs, struct error *error) {
    for (; *inputs; inputs++)
        if (is_same_file(path, *inputs))
            return error_set(error, path,
                             "would be replaced by the edition, which is made of it; "
                             "name another folder with -o");
    return true;
}

bool outputs_plan(struct arena *arena, const char *folder, const char *base, struct str formats,
                  bool split, const char *const *inputs, struct outputs *outputs,
                  struct error *error) {
    struct wish wish = {.arena = arena, .error = error};
    *outputs = (struct outputs){0};
    if (!read_wish(formats, &wish) || !file_make_folder(folder, error))
        return false;
    if (access(folder, W_OK | X_OK) != 0)
        return error_set(error, folder, "cannot be written to: %s", strerror(errno));
    for (size_t i = 0; binders[i]; i++) {
        if (!is_wanted(&wish, binders[i]))
            continue;
        struct output *output = arena_push(arena, outputs);
        output->binder = binders[i];
        output->in_parts = split && binders[i]->bind_parts;
        const char *extension = output->in_parts ? "" : binders[i]->extension;
        struct str name = binders[i]->file ? str_from_c(binders[i]->file)
                                           : str_format(arena, "%s%s", base, extension);
        output->path = file_join(arena, folder, str_to_c(arena, name));
        if (!spares_inputs(output->path, inputs, error))
            return false;
    }
    return true;
}

/* The keys of edition.ini, of what a standard may require. */
static const struct {
    unsigned needs;
    const char *key;
} keys[] = {
    {REQUIRES_AUTHOR, "author"}, {REQUIRES_PUBLISHER, "publisher"}, {REQUIRES_DATE, "date"}};

unsigned outputs_required(const struct outputs *outputs) {
    unsigned required = 0;
    for (size_t i = 0; i < outputs->count; i++)
        required |= outputs->items[i].binder->needs;
    return required;
}

struct str outputs_keys(struct arena *arena, unsigned required) {
    struct strbuf list = {.arena = arena};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (required & keys[i].needs)
            strbuf_format(&list, "%s%s", list.count ? ", " : "", keys[i].key);
    return strbuf_str(&list);
}

static bool bind_in_parts(struct output *output, const struct edition *edition,
                          struct error *error) {
    if (!output->binder->bind_parts(edition, output->path, error))
        return false;
    for (size_t i = 0; i < edition->parts->count; i++)
        output->n_bytes += edition->parts->items[i].n_bytes;
    return true;
}

const struct binder *const *outputs_binders(struct arena *arena, const struct outputs *outputs) {
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
    const struct binder **list = arena_alloc_array(arena, outputs->count, sizeof *list);
    for (size_t i = 0; i < outputs->count; i++)
        list[i] = outputs->items[i].binder;
    return list;
}

bool outputs_need_samples(const struct outputs *outputs) {
    for (size_t i = 0; i < outputs->count; i++)
        if (outputs->items[i].binder->from_samples)
            return true;
    return false;
}

bool outputs_bind(struct outputs *outputs, const struct edition *edition, struct error *error) {
    interrupts_hold(); /* folders have a temporary one to be removed */
    for (size_t i = 0; i < outputs->count; i++) {
        struct output *output = &outputs->items[i];
        if (!interrupts_none(error))
            return false;
        bool done = output->in_parts ? bind_in_parts(output, edition, error)
                                     : output->binder->bind(edition, output->path, error) &&
                                           file_size(output->path, &output->n_bytes, error);
        if (!done)
            return false;
    }
    return true;
}

const char *outputs_path(const struct outputs *outputs, const char *format) {
    for (size_t i = 0; i < outputs->count; i++)
        if (strcmp(outputs->items[i].binder->name, format) == 0)
            return outputs->items[i].path;
    return NULL;
}
