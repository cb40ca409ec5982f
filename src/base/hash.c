#include "base/hash.h"

#include <stdio.h>

struct hash hash_of(struct str content) {
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, content.len, (const uint8_t *)content.ptr);
    struct hash hash;
    sha256_digest(&context, sizeof hash.bytes, hash.bytes);
    return hash;
}

void hash_to_hex(const struct hash *hash, char hex[65]) {
    for (size_t i = 0; i < sizeof hash->bytes; i++)
        snprintf(hex + 2 * i, 3, "%02x", hash->bytes[i]);
}

void hasher_open(struct hasher *hasher) {
    sha256_init(&hasher->context);
}

void hasher_add(struct hasher *hasher, struct str part) {
    hasher_add_number(hasher, (int64_t)part.len);
    sha256_update(&hasher->context, part.len, (const uint8_t *)part.ptr);
}

void hasher_add_number(struct hasher *hasher, int64_t number) {
    uint8_t bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)((uint64_t)number >> (8 * i));
    sha256_update(&hasher->context, sizeof bytes, bytes);
}

struct hash hasher_close(struct hasher *hasher) {
    struct hash hash;
    sha256_digest(&hasher->context, sizeof hash.bytes, hash.bytes);
    return hash;
}
