#ifndef EASEL_CPSEUDOTERMINAL_H
#define EASEL_CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A terminal's mode (termios), to be compared and no more.
struct cpt_mode {
    uint8_t bytes[128];
};

/// Starts `path` as the leader of a session of its own, on a new pseudo-terminal.
///
/// `arguments` and `environment` end with null. The child has default signal
/// handlers and an empty mask. Gives the child's process id, the terminal's other
/// end, which is closed on exec and does not block, and the mode the child finds; -1 on failure.
int cpt_spawn(const char *_Nonnull path, char *_Nullable const *_Nonnull arguments,
              char *_Nullable const *_Nonnull environment, const char *_Nullable folder, int rows, int columns,
              int *_Nonnull terminal, struct cpt_mode *_Nonnull mode);
/// Gives the terminal a new size, which tells the child.
bool cpt_resize(int terminal, int rows, int columns);
/// Reads what is there within `milliseconds`: 0 nothing yet, -1 the child's end is closed.
long cpt_read(int terminal, uint8_t *_Nonnull buffer, size_t capacity, int milliseconds);
/// Writes all bytes, reading nothing meanwhile; false when the child's end is closed or takes no more for a second.
bool cpt_write(int terminal, const uint8_t *_Nonnull bytes, size_t count);
/// The child's exit code, or 128 and the signal that ended it; -1 while it runs.
int cpt_status(int process);
/// Whether the terminal's mode is `mode`.
bool cpt_has_mode(int terminal, const struct cpt_mode *_Nonnull mode);
/// Sends a signal to the child.
void cpt_signal(int process, int number);
/// Closes the terminal, which hangs the child up.
void cpt_close(int terminal);
/// The columns a terminal gives a scalar: 0, 1 or 2.
int cpt_width(uint32_t scalar);

#endif
