#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#include <utmp.h>
#endif

static void read_mode(int terminal, struct cpt_mode *mode) {
    struct termios found;
    memset(&found, 0, sizeof found);
    memset(mode, 0, sizeof *mode);
    if (tcgetattr(terminal, &found) == 0) memcpy(mode->bytes, &found, sizeof found);
}

int cpt_spawn(const char *path, char *const *arguments, char *const *environment, const char *folder, int rows,
              int columns, int *terminal, struct cpt_mode *mode) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    size.ws_row = (unsigned short)rows;
    size.ws_col = (unsigned short)columns;
    int inner;
    if (openpty(terminal, &inner, NULL, NULL, &size) != 0) return -1;
    read_mode(*terminal, mode);
    pid_t process = fork();
    // Only calls that are safe after a fork of a process with threads.
    if (process == 0) {
        close(*terminal);
        if (login_tty(inner) != 0) _exit(126);
        sigset_t none;
        sigemptyset(&none);
        for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
        if (folder != NULL && chdir(folder) != 0) _exit(126);
        execve(path, arguments, environment);
        _exit(127);
    }
    close(inner);
    if (process < 0) {
        close(*terminal);
        return -1;
    }
    fcntl(*terminal, F_SETFL, fcntl(*terminal, F_GETFL) | O_NONBLOCK);
    fcntl(*terminal, F_SETFD, FD_CLOEXEC);
    return process;
}

bool cpt_resize(int terminal, int rows, int columns) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    size.ws_row = (unsigned short)rows;
    size.ws_col = (unsigned short)columns;
    return ioctl(terminal, TIOCSWINSZ, &size) == 0;
}

long cpt_read(int terminal, uint8_t *buffer, size_t capacity, int milliseconds) {
    struct pollfd ready = {terminal, POLLIN, 0};
    int count = poll(&ready, 1, milliseconds);
    if (count <= 0) return count < 0 && errno != EINTR ? -1 : 0;
    ssize_t got = read(terminal, buffer, capacity);
    if (got > 0) return got;
    return got < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

bool cpt_write(int terminal, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = write(terminal, bytes, count);
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (sent < 0 && errno == EAGAIN) {
            struct pollfd ready = {terminal, POLLOUT, 0};
            if (poll(&ready, 1, 1000) <= 0) return false;
        } else if (sent == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

int cpt_status(int process) {
    int status;
    pid_t ended;
    do { ended = waitpid(process, &status, WNOHANG); } while (ended < 0 && errno == EINTR);
    if (ended != process) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool cpt_has_mode(int terminal, const struct cpt_mode *mode) {
    struct cpt_mode found;
    read_mode(terminal, &found);
    return memcmp(&found, mode, sizeof found) == 0;
}

void cpt_signal(int process, int number) { kill(process, number); }

void cpt_close(int terminal) { close(terminal); }

// A table of its own: the C library's depends on the locale of the process.
int cpt_width(uint32_t scalar) {
    static const uint32_t none[][2] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x64B, 0x65F},
                                       {0x93C, 0x93C},   {0x94D, 0x94D},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
                                       {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
    static const uint32_t two[][2] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
                                      {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x26A1, 0x26A1},
                                      {0x26BD, 0x26BE},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
                                      {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2B1B, 0x2B1C},
                                      {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},
                                      {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                                      {0xFFE0, 0xFFE6},   {0x16FE0, 0x18DFF}, {0x1B000, 0x1B2FF}, {0x1F004, 0x1F004},
                                      {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335},
                                      {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0},
                                      {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
                                      {0x1F550, 0x1F567}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
                                      {0x1F6EB, 0x1F6EC}, {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF},
                                      {0x20000, 0x3FFFD}};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        if (scalar >= none[i][0] && scalar <= none[i][1]) return 0;
    }
    for (size_t i = 0; i < sizeof two / sizeof two[0]; i++) {
        if (scalar >= two[i][0] && scalar <= two[i][1]) return 2;
    }
    return 1;
}
