#ifndef EASEL_CPROCESSES_H
#define EASEL_CPROCESSES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift cannot call on every system in the same way: spawning, waiting, threads, limits. Every call that can fail
// says so by an `errno`, 0 for none.

/// Opens something for what of the descriptors 0, 1 and 2 is closed: reading finds the end, writing fails. Children are
/// waited for as usual afterwards, whatever was inherited, and a limit on files' sizes ends nothing. To be called before anything else opens a descriptor.
void cpr_begin(void);

/// Raises the soft limit of open descriptors to `wanted`, or as near as the hard limit lets it.
void cpr_raise_descriptors(uint64_t wanted);
/// Whether `count` more descriptors can be had now.
int cpr_try_descriptors(int count);
/// Whether `count` more threads can be had now.
int cpr_try_threads(int count);
/// How many processors there are, at least 1.
int cpr_processors(void);

/// A pipe that no child inherits; neither end is a standard stream's descriptor, and reading does not wait.
int cpr_pipe(int *_Nonnull read_end, int *_Nonnull write_end);
/// Opens the null device, which no child inherits; never as a standard stream's descriptor.
int cpr_open_null(bool writes, int *_Nonnull descriptor);
void cpr_close(int descriptor);

/// Starts the program at `path` with these streams and no other descriptor, with signals as they are by default.
///
/// @param session Whether it gets a session of its own, apart from the terminal.
int cpr_spawn(const char *_Nonnull path, char *const _Nullable *_Nonnull arguments,
              char *const _Nullable *_Nonnull environment, int input, int output, int error, bool session,
              pid_t *_Nonnull process);
/// Waits until a child has ended, and leaves it to be reaped.
int cpr_wait(pid_t process);
/// Reaps a child that has ended: its exit code, or the signal that ended it; the other is -1.
int cpr_reap(pid_t process, int *_Nonnull code, int *_Nonnull signal);
/// Runs `body` on a thread of its own.
int cpr_start_thread(void (*_Nonnull body)(void *_Nonnull), void *_Nonnull context);

#endif
