#ifndef EASEL_CPROCESSES_H
#define EASEL_CPROCESSES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

// Functions that Swift cannot call in the same way on every system: spawning, waiting, threads, limits. Every function
// that can fail returns an `errno`, 0 for success.

/// Opens the closed ones of the descriptors 0, 1 and 2, so that reading returns the end and writing fails; resets SIGCHLD,
/// so that children can be waited for; and ignores SIGXFSZ, so that a file size limit is an error of the write. Call it
/// before anything else opens a descriptor.
void cpr_begin(void);

/// Raises the soft limit of open descriptors to `wanted`, or as far as the hard limit allows.
void cpr_raise_descriptors(uint64_t wanted);
/// Checks that `count` more descriptors are available now.
int cpr_try_descriptors(int count);
/// Checks that `count` more threads are available now.
int cpr_try_threads(int count);
/// Returns the number of processors, at least 1.
int cpr_processors(void);

/// Creates a pipe that no child inherits; neither end is a standard stream's descriptor, and reading does not block.
int cpr_pipe(int *_Nonnull read_end, int *_Nonnull write_end);
/// Opens the null device, which no child inherits; never as a standard stream's descriptor.
int cpr_open_null(bool writes, int *_Nonnull descriptor);
/// Closes a descriptor.
void cpr_close(int descriptor);

/// Starts the program at `path` with these streams and no other descriptor, and with default signal handling.
///
/// @param session True to start it in a new session, without the terminal.
int cpr_spawn(const char *_Nonnull path, char *const _Nullable *_Nonnull arguments,
              char *const _Nullable *_Nonnull environment, int input, int output, int error, bool session,
              pid_t *_Nonnull process);
/// Waits until a child has ended, without reaping it.
int cpr_wait(pid_t process);
/// Reaps a child that has ended: sets its exit code or the signal that ended it; the other is -1.
int cpr_reap(pid_t process, int *_Nonnull code, int *_Nonnull signal);
/// Runs `body` on a new thread.
int cpr_start_thread(void (*_Nonnull body)(void *_Nonnull), void *_Nonnull context);

#endif
