/* SHA-256 (FIPS 180-4), from Nettle. */
#ifndef LECTERN_BASE_HASH_H
#define LECTERN_BASE_HASH_H

#include <nettle/sha2.h>

#include "base/str.h"

struct hash {
    unsigned char bytes[SHA256_DIGEST_SIZE];
};

struct hash hash_of(struct str content);

/* Lower-case hexadecimal, 64 characters and a NUL. */
void hash_to_hex(const struct hash *hash, char hex[65]);

/* For keys made of several parts: each part is hashed with its length before it,
 * so that ("ab", "c") and ("a", "bc") differ. */
struct hasher {
    struct sha256_ctx context;
};
void hasher_open(struct hasher *hasher);
void hasher_add(struct hasher *hasher, struct str part);
void hasher_add_number(struct hasher *hasher, int64_t number);
struct hash hasher_close(struct hasher *hasher);

#endif
