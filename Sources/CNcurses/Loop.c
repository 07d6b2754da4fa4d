#include "Config.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include "CNcurses.h"

bool cnc_pipe(int *read_end, int *write_end) {
    int ends[2];
    if (pipe(ends) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    *read_end = ends[0];
    *write_end = ends[1];
    return true;
}

void cnc_wake(int write_end) {
    uint8_t byte = 1;
    while (write(write_end, &byte, 1) < 0 && errno == EINTR) {}
}

size_t cnc_read(int read_end, uint8_t *buffer, size_t capacity) {
    ssize_t count;
    do { count = read(read_end, buffer, capacity); } while (count < 0 && errno == EINTR);
    return count > 0 ? (size_t)count : 0;
}

void cnc_close_descriptor(int descriptor) { close(descriptor); }

uint64_t cnc_thread(void) { return (uint64_t)(uintptr_t)pthread_self(); }
