/* The reader of the format that this is compiled for. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    fuzz_reader(FUZZ_TARGET, (struct str){(const char *)bytes, n_bytes});
    return 0;
}
