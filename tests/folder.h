/* A folder of a test's own, removed with what it holds. */
#ifndef LECTERN_TESTS_FOLDER_H
#define LECTERN_TESTS_FOLDER_H

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[32];

static inline int folder_remove_entry(const char *path, const struct stat *status, int type,
                                      struct FTW *walk) {
    (void)status, (void)type, (void)walk;
    return remove(path);
}

static inline void folder_make(void) {
    snprintf(folder, sizeof folder, "/tmp/lectern-test-XXXXXX");
    if (!mkdtemp(folder))
        abort();
}

static inline void folder_remove(void) {
    nftw(folder, folder_remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* Number of entries of a folder, hidden ones too. */
static inline size_t folder_count(const char *path) {
    DIR *stream = opendir(path);
    size_t count = 0;
    if (!stream)
        return 0;
    while (readdir(stream))
        count++;
    closedir(stream);
    return count - 2; /* . and .. */
}

#endif
