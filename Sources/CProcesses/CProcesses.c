#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#ifdef __APPLE__
#define _DARWIN_C_SOURCE
#endif

#include "CProcesses.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

void cpr_begin(void) {
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
        // The lowest free number is this one. Open for reading also in place of an output, so that writing fails:
        // nobody would receive it.
        if (open("/dev/null", O_RDONLY) < 0) (void)open("/", O_RDONLY);
    }
    signal(SIGCHLD, SIG_DFL);
    // A file over the size limit is an error of the write, as on a full disk.
    signal(SIGXFSZ, SIG_IGN);
}

// MARK: limits

void cpr_raise_descriptors(uint64_t wanted) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= (rlim_t)wanted) return;
    limit.rlim_cur = limit.rlim_max < (rlim_t)wanted ? limit.rlim_max : (rlim_t)wanted;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

int cpr_try_descriptors(int count) {
    int *taken = calloc((size_t)count, sizeof *taken);
    if (taken == NULL) return ENOMEM;
    int problem = 0, got = 0;
    while (got < count) {
        int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) {
            // Without that device nothing can be checked.
            problem = errno == EMFILE || errno == ENFILE ? errno : 0;
            break;
        }
        taken[got++] = descriptor;
    }
    while (got > 0) close(taken[--got]);
    free(taken);
    return problem;
}

static void *await_gate(void *gate) {
    pthread_mutex_lock(gate);
    pthread_mutex_unlock(gate);
    return NULL;
}

int cpr_try_threads(int count) {
    pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
    pthread_t *threads = calloc((size_t)count, sizeof *threads);
    if (threads == NULL) return ENOMEM;
    int problem = 0, got = 0;
    pthread_mutex_lock(&gate);
    while (problem == 0 && got < count) {
        problem = pthread_create(&threads[got], NULL, await_gate, &gate);
        if (problem == 0) got++;
    }
    pthread_mutex_unlock(&gate);
    while (got > 0) pthread_join(threads[--got], NULL);
    free(threads);
    return problem;
}

int cpr_processors(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > 1024 ? 1024 : (int)count;
}

// MARK: descriptors

/// Returns the descriptor, or a duplicate above the standard streams; -1 with `errno` where there is none.
static int above_streams(int descriptor) {
    if (descriptor < 0 || descriptor > 2) return descriptor;
    int other = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    int problem = errno;
    close(descriptor);
    errno = problem;
    return other;
}

int cpr_pipe(int *read_end, int *write_end) {
    int ends[2];
#ifdef __linux__
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
#else
    if (pipe(ends) != 0) return errno;
    for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
#endif
    for (int i = 0; i < 2; i++) {
        ends[i] = above_streams(ends[i]);
        if (ends[i] >= 0) continue;
        int problem = errno;
        close(ends[1 - i]);
        return problem;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    *read_end = ends[0];
    *write_end = ends[1];
    return 0;
}

int cpr_open_null(bool writes, int *descriptor) {
    *descriptor = above_streams(open("/dev/null", (writes ? O_WRONLY : O_RDONLY) | O_CLOEXEC));
    return *descriptor < 0 ? errno : 0;
}

void cpr_close(int descriptor) { close(descriptor); }

// MARK: children

/// Adds the file actions for a child's descriptors.
static int add_streams(posix_spawn_file_actions_t *actions, int input, int output, int error) {
    const int streams[3] = {input, output, error};
    for (int target = 0; target < 3; target++) {
        int problem = posix_spawn_file_actions_adddup2(actions, streams[target], target);
        if (problem != 0) return problem;
    }
    // All other descriptors are closed on exec, but one that Easel has inherited may not be.
#if defined(__GLIBC__) && defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 34)
    return posix_spawn_file_actions_addclosefrom_np(actions, 3);
#endif
#endif
    return 0;
}

static int set_attributes(posix_spawnattr_t *attributes, bool session) {
    sigset_t all, none;
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    sigemptyset(&none);
    int flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
#ifdef POSIX_SPAWN_SETSID
    if (session) flags |= POSIX_SPAWN_SETSID;
#endif
    int problem = posix_spawnattr_setsigdefault(attributes, &all);
    if (problem == 0) problem = posix_spawnattr_setsigmask(attributes, &none);
    if (problem == 0) problem = posix_spawnattr_setflags(attributes, (short)flags);
    return problem;
}

int cpr_spawn(const char *path, char *const *arguments, char *const *environment, int input, int output, int error,
              bool session, pid_t *process) {
    posix_spawn_file_actions_t actions;
    int problem = posix_spawn_file_actions_init(&actions);
    if (problem != 0) return problem;
    posix_spawnattr_t attributes;
    problem = posix_spawnattr_init(&attributes);
    if (problem == 0) {
        problem = add_streams(&actions, input, output, error);
        if (problem == 0) problem = set_attributes(&attributes, session);
        if (problem == 0) problem = posix_spawn(process, path, &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

int cpr_wait(pid_t process) {
    siginfo_t info;
    while (waitid(P_PID, (id_t)process, &info, WEXITED | WNOWAIT) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

int cpr_reap(pid_t process, int *code, int *signal) {
    int status;
    *code = *signal = -1;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return errno;
    }
    if (WIFSIGNALED(status)) *signal = WTERMSIG(status);
    else *code = WEXITSTATUS(status);
    return 0;
}

// MARK: threads

struct start {
    void (*body)(void *);
    void *context;
};

static void *run_start(void *given) {
    struct start start = *(struct start *)given;
    free(given);
    start.body(start.context);
    return NULL;
}

int cpr_start_thread(void (*body)(void *), void *context) {
    struct start *start = malloc(sizeof *start);
    if (start == NULL) return ENOMEM;
    *start = (struct start){body, context};
    pthread_attr_t attributes;
    int problem = pthread_attr_init(&attributes);
    if (problem == 0) {
        problem = pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
        // Signals belong to the thread that waits for them.
        sigset_t all, before;
        sigfillset(&all);
        pthread_t thread;
        if (problem == 0) {
            pthread_sigmask(SIG_SETMASK, &all, &before);
            problem = pthread_create(&thread, &attributes, run_start, start);
            pthread_sigmask(SIG_SETMASK, &before, NULL);
        }
        pthread_attr_destroy(&attributes);
    }
    if (problem != 0) free(start);
    return problem;
}
