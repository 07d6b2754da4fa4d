#include "Config.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"
#include "Output.h"

static const int heard[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
enum { heard_count = sizeof heard / sizeof heard[0] };
static struct sigaction before[heard_count];
static int signal_ends[2] = {-1, -1};
static bool stop_ignored = false;

static char restore_bytes[512];
static size_t restore_count = 0;
static struct termios restore_mode;
static bool restore_mode_known = false;
static volatile sig_atomic_t armed = 0;
static volatile sig_atomic_t terminations = 0;

void cnc_restore_mode(void) {
    if (restore_mode_known) tcsetattr(STDIN_FILENO, TCSANOW, &restore_mode);
}

// Only async-signal-safe calls: `endwin` allocates and locks.
static void restore_terminal(void) {
    if (!armed) return;
    armed = 0;
    cnc_send_within((const uint8_t *)restore_bytes, restore_count, 200);
    cnc_restore_mode();
    cnc_release_errors();
}

static void on_signal(int number) {
    int saved = errno;
    // A second termination means that the program did not react to the first.
    if (number == SIGTERM && ++terminations > 1) {
        restore_terminal();
        _exit(128 + SIGTERM);
    }
    uint8_t byte = (uint8_t)number;
    (void)!write(signal_ends[1], &byte, 1);
    errno = saved;
}

static void install_handler(int number) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
    // A launcher may have blocked it, and a blocked signal is never delivered.
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
}

int cnc_signals_open(bool terminal) {
    if (signal_ends[0] < 0 && !cnc_pipe(&signal_ends[0], &signal_ends[1])) return -1;
    for (int i = 0; i < heard_count; i++) {
        sigaction(heard[i], NULL, &before[i]);
        bool ignored = before[i].sa_handler == SIG_IGN;
        bool respected =
            heard[i] == SIGHUP || heard[i] == SIGINT || heard[i] == SIGQUIT || heard[i] == SIGTSTP;
        if (heard[i] == SIGTSTP) stop_ignored = ignored;
        bool wanted = terminal || heard[i] == SIGTERM || heard[i] == SIGHUP || heard[i] == SIGINT;
        if (wanted && !(ignored && respected)) install_handler(heard[i]);
    }
    return signal_ends[0];
}

// The pipe stays open: a handler on another thread may be about to write to it.
void cnc_signals_close(void) {
    for (int i = 0; i < heard_count; i++) sigaction(heard[i], &before[i], NULL);
}

void cnc_stop(void) {
    if (stop_ignored) return;
    signal(SIGTSTP, SIG_DFL);
    // The default action, not SIGSTOP: the kernel drops it for a group that no
    // shell waits for, where SIGSTOP would hang the program indefinitely.
    kill(0, SIGTSTP);
    install_handler(SIGTSTP);
}

void cnc_await_foreground(void) {
    // A shell that runs a stopped job in the background sends nothing when it
    // brings it to the front. As the kernel does to whoever changes the
    // terminal's mode from there: stop again. The kernel drops the signal where
    // no shell could continue the process, hence the limit.
    for (int tries = 0; tries < 10; tries++) {
        pid_t holder = tcgetpgrp(STDIN_FILENO);
        if (holder < 0 || holder == getpgrp()) return;
        raise(SIGTTOU);
    }
}

// MARK: crashes

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
enum { crash_count = sizeof crashes / sizeof crashes[0] };
static void crashed(int number) {
    restore_terminal();
    // SA_RESETHAND has restored the default; the signal is delivered when this returns.
    raise(number);
}

// A stack that has overflowed cannot run the handler. Only the calling thread gets
// an alternate stack: overflows of other threads are not caught.
static void prepare_stack(void) {
    static uint8_t space[64 * 1024];
    stack_t stack;
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = space;
    stack.ss_size = sizeof space;
    sigaltstack(&stack, NULL);
}

void cnc_arm_crash_handler(const char *bytes, size_t count) {
    static bool installed = false;
    restore_count = count < sizeof restore_bytes ? count : sizeof restore_bytes;
    memcpy(restore_bytes, bytes, restore_count);
    if (!installed) {
        installed = true;
        restore_mode_known = tcgetattr(STDIN_FILENO, &restore_mode) == 0;
        prepare_stack();
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = crashed;
        action.sa_flags = SA_ONSTACK | (int)SA_RESETHAND;
        sigemptyset(&action.sa_mask);
        for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, NULL);
    }
    armed = 1;
}

void cnc_disarm_crash_handler(void) { armed = 0; }
