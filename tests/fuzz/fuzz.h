/* What the fuzz targets share. A target is one function that is given bytes, does with
 * them what the program would, and holds the result against the promises of the headers.
 * CONTRIBUTING.md tells how to add one. */
#ifndef LECTERN_TESTS_FUZZ_H
#define LECTERN_TESTS_FUZZ_H

#include "narration/script.h"

/* libFuzzer calls it; returns 0. The bytes are a heap block of just that size, so that a
 * sanitizer sees a byte too many. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

/* Ends the process, which is a finding, with a message behind the condition that failed. */
#define PROMISE(condition, ...)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            promise_broken(__FILE__, __LINE__, #condition, __VA_ARGS__);                           \
    } while (0)
_Noreturn void promise_broken(const char *file, int line, const char *condition, const char *format,
                              ...) __attribute__((format(printf, 4, 5)));

/* Text that is shown or spoken is UTF-8; `what` names it. */
void promise_utf8(struct str text, const char *what);

/* A failure says where and what. */
void promise_error(const struct error *error);

/* What document.h and script.h promise of any document. Text of a document is told when
 * every letter of the source is: which holds where there is no markup. */
void promise_document(const struct document *document);
void promise_script(const struct document *document, const struct script *script);
void promise_all_told(const struct document *document, const struct script *script);

/* Reads with the reader of that name, in this process, and holds the document, as it is
 * with and without repairs, against its promises; and the scripts of some that are short. */
void fuzz_reader(const char *format, struct str content);

/* The path of a file with that content: the same one at every call. */
const char *fuzz_file(struct str content);

#endif
