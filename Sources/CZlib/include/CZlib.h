// zlib for Swift: it decompresses responses, and compresses the simulator's PNG files.
#include <zlib.h>
