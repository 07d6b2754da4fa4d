// zlib as Swift sees it: the simulator compresses its PNG files with it.
#include <zlib.h>
