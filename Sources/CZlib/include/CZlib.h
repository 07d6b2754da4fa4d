// zlib as Swift sees it: answers are decompressed with it, and the simulator compresses its PNG files.
#include <zlib.h>
