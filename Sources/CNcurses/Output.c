#include "Config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "CNcurses.h"
#include "Output.h"

// The descriptor for output to the terminal. It does not block, so it is a separate
// open file: the flag on standard output would apply to the shell as well.
static int terminal = -1;
static bool is_shared = false;
static int captured = -1;
static int errors = -1;
static int standard_error = -1;

static int open_terminal(const char *name) {
    return open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
}

static int own_terminal(void) {
    struct stat wanted, found;
    char name[256];
    if (fstat(STDOUT_FILENO, &wanted) == 0 && ttyname_r(STDOUT_FILENO, name, sizeof name) == 0) {
        int opened = open_terminal(name);
        if (opened >= 0 && fstat(opened, &found) == 0 && found.st_rdev == wanted.st_rdev) return opened;
        if (opened >= 0) close(opened);
    }
    // After `su`, or in a container, the name may belong to another terminal or not exist.
    // tcgetsid(3) works only for the terminal of this session.
    return tcgetsid(STDOUT_FILENO) == getsid(0) ? open_terminal("/dev/tty") : -1;
}

FILE *cnc_output_open(void) {
    int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (copy < 0) return NULL;
    FILE *file = fdopen(copy, "w");
    if (file == NULL) {
        close(copy);
        return NULL;
    }
    terminal = own_terminal();
    is_shared = terminal < 0;
    if (is_shared) terminal = STDOUT_FILENO;
    return file;
}

static int nameless_file(void) {
#if defined(__linux__)
    int made = memfd_create("easel", MFD_CLOEXEC);
    if (made >= 0) return made;
#endif
    FILE *file = tmpfile();
    if (file == NULL) return -1;
    int copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
    fclose(file);
    return copy;
}

bool cnc_capture(FILE *file) {
    int kept = nameless_file();
    if (kept < 0) return false;
    fflush(file);
    bool is_done = dup2(kept, fileno(file)) >= 0;
    close(kept);
    if (!is_done) return false;
    captured = fileno(file);
    fcntl(captured, F_SETFD, FD_CLOEXEC);
    return true;
}

void cnc_add_output(const char *text) { (void)!write(captured, text, strlen(text)); }

void cnc_hold_errors(void) {
    if (errors >= 0 || !isatty(STDERR_FILENO)) return;
    int kept = nameless_file();
    if (kept < 0) return;
    if (standard_error < 0) standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (standard_error >= 0 && dup2(kept, STDERR_FILENO) >= 0) errors = kept; else close(kept);
}

void cnc_release_errors(void) {
    if (errors < 0) return;
    dup2(standard_error, STDERR_FILENO);
    uint8_t text[2048];
    off_t end = lseek(errors, 0, SEEK_END);
    ssize_t count = pread(errors, text, sizeof text, end > (off_t)sizeof text ? end - (off_t)sizeof text : 0);
    close(errors);
    errors = -1;
    if (count > 0) cnc_send_within(text, (size_t)count, 200);
}

void cnc_output_close(FILE *file) {
    if (file != NULL) fclose(file);
    captured = -1;
    if (!is_shared && terminal >= 0) close(terminal);
    terminal = -1;
}

size_t cnc_output_count(void) {
    off_t end = captured < 0 ? 0 : lseek(captured, 0, SEEK_CUR);
    return end > 0 ? (size_t)end : 0;
}

size_t cnc_take_output(uint8_t *buffer, size_t capacity) {
    size_t count = cnc_output_count();
    if (count > capacity) count = capacity;
    ssize_t got = count > 0 ? pread(captured, buffer, count, 0) : 0;
    if (captured >= 0 && ftruncate(captured, 0) == 0) lseek(captured, 0, SEEK_SET);
    return got > 0 ? (size_t)got : 0;
}

int cnc_terminal(void) { return terminal; }

bool cnc_await_writable(int milliseconds) {
    struct pollfd ready = {terminal, POLLOUT, 0};
    int count;
    do { count = poll(&ready, 1, milliseconds); } while (count < 0 && errno == EINTR);
    return count > 0;
}

long cnc_write(const uint8_t *bytes, size_t count) {
    if (terminal < 0) return -1;
    if (is_shared) {
        // A write here would block. A terminal that reports room accepts this much.
        if (!cnc_await_writable(0)) return 0;
        if (count > 64) count = 64;
    }
    ssize_t sent;
    do { sent = write(terminal, bytes, count); } while (sent < 0 && errno == EINTR);
    if (sent >= 0) return sent;
    return errno == EAGAIN ? 0 : -1;
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void cnc_send_within(const uint8_t *bytes, size_t count, int milliseconds) {
    int64_t end = now() + milliseconds;
    while (count > 0) {
        long sent = cnc_write(bytes, count);
        if (sent < 0) return;
        bytes += sent;
        count -= (size_t)sent;
        int64_t left = end - now();
        if (sent == 0 && (left <= 0 || !cnc_await_writable((int)left))) return;
    }
}

long cnc_await_reply(uint8_t *buffer, size_t capacity, int milliseconds) {
    struct pollfd ready = {STDIN_FILENO, POLLIN, 0};
    if (poll(&ready, 1, milliseconds) <= 0) return 0;
    ssize_t got = read(STDIN_FILENO, buffer, capacity);
    if (got > 0) return got;
    return got < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}
