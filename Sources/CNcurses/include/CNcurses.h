#ifndef EASEL_CNCURSES_H
#define EASEL_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A narrow interface to ncurses. No ncurses type is exposed: `WINDOW` is a struct on
// one system and opaque on another, and Swift does not see the macros of curses.h.
// Everything here belongs to one thread, unless it says otherwise.

// MARK: terminfo and the locale (Probe.c)

/// Reads the terminfo entry `name` for `fd`: 1 found, 0 unknown, -1 no database.
int cnc_probe(const char *_Nonnull name, int fd);
/// Returns true when the probed entry has the string capability `name`.
bool cnc_probe_has(const char *_Nonnull name);
/// Returns a number capability of the probed entry; negative when absent.
int cnc_probe_number(const char *_Nonnull name);
/// Returns true when the probed entry has the flag `name`.
bool cnc_probe_flag(const char *_Nonnull name);
/// Return the name of the `index`th standard flag, number or string; null past the last.
const char *_Nullable cnc_flag_name(int index);
const char *_Nullable cnc_number_name(int index);
const char *_Nullable cnc_string_name(int index);
/// Returns a string capability of the probed entry; null when absent.
const char *_Nullable cnc_probe_string(const char *_Nonnull name);
/// Releases the probed entry.
void cnc_probe_end(void);
/// Sets LC_CTYPE to the user's locale and returns the name of its character set.
const char *_Nonnull cnc_charset(void);
/// Returns the columns of a scalar in the C library (wcwidth(3)); -1 for an unknown one.
int cnc_width(uint32_t scalar);

// MARK: the screen (Screen.c)

enum { cnc_bold = 1, cnc_dim = 2, cnc_italic = 4, cnc_underline = 8, cnc_reverse = 16 };

/// Starts ncurses on standard input and output.
///
/// `entry`, if not null, is the value of TERMINFO while the terminal's entry is
/// read. Returns false when ncurses refuses the terminal.
bool cnc_open(const char *_Nullable entry);
/// The number of colors of the terminal.
int cnc_colors(void);
/// The number of color pairs that can be in use at a time, at least 1.
int cnc_pair_limit(void);
/// Defines the colors of pair `pair`; -1 is the terminal's default.
void cnc_set_pair(int pair, int foreground, int background);
/// Frees all pairs.
void cnc_reset_pairs(void);
/// Draws one cluster of `count` scalars at a cell; returns false when ncurses refuses it.
bool cnc_put(int y, int x, const uint32_t *_Nonnull scalars, int count, int attributes, int pair);
/// Blanks everything that is drawn.
void cnc_erase(void);
/// Makes the next `cnc_update` send every cell.
void cnc_repaint(void);
/// Shows the cursor at a cell, or hides it when `y` is negative.
void cnc_cursor(int y, int x);
/// Makes the bytes for the cells drawn since the last call.
void cnc_update(void);
/// Makes the next `cnc_update` resend `width` cells of a row, even if they are unchanged.
void cnc_mark_changed(int y, int x, int width);
/// Makes the bytes that resend `width` cells of a row between `before` and `after`. Leaves the cursor
/// elsewhere: call `cnc_cursor` and `cnc_update` afterwards.
void cnc_resend(int y, int x, int width, const char *_Nonnull before, const char *_Nonnull after);
/// Allows shifting the rest of a row (terminfo `ich`, `dch`) where that is cheaper; allowed at the start.
void cnc_allow_shift(bool allowed);
/// Like `cnc_update`, but leaves the cursor elsewhere.
void cnc_update_part(void);
/// Sets whether links are sent; if so, a crash in the middle of one closes it.
void cnc_set_links(bool enabled);
/// Makes the bytes that ring the bell.
void cnc_bell(void);
/// Applies the terminal's size from the kernel; returns false when it is unchanged.
bool cnc_resize(void);
int cnc_rows(void);
int cnc_columns(void);
/// Makes the bytes that restore the terminal; `cnc_restore` does the rest, once they are sent.
void cnc_leave(void);
/// Restores the terminal's mode; from here on a crash does not touch the terminal.
void cnc_restore(void);
/// Sets the terminal's mode again and makes the bytes that open its screen.
void cnc_enter(void);
/// Ends ncurses and restores the terminal's mode.
void cnc_close(void);

// MARK: output to the terminal (Output.c)

/// The number of bytes that ncurses has made since the last `cnc_take_output`.
size_t cnc_output_count(void);
/// Removes the bytes that ncurses has made, and copies at most `capacity` of them.
size_t cnc_take_output(uint8_t *_Nonnull buffer, size_t capacity);
/// The descriptor to poll until the terminal accepts more; -1 when none is open.
int cnc_terminal(void);
/// Sends as many bytes as the terminal accepts without blocking, and returns their number; -1 when it is gone.
long cnc_write(const uint8_t *_Nonnull bytes, size_t count);
/// Waits until the terminal accepts more, for at most `milliseconds`; returns true when it does.
bool cnc_await_writable(int milliseconds);
/// Restores the terminal in few bytes that work after any partial output, within `milliseconds`.
void cnc_repair(int milliseconds);
/// Reads the terminal, waiting at most `milliseconds` for the first byte; returns 0 without input, -1 when it
/// is gone.
long cnc_await_reply(uint8_t *_Nonnull buffer, size_t capacity, int milliseconds);

// MARK: signals and crashes (Signals.c)

/// Starts turning signals into bytes of a pipe; returns the descriptor to read, or -1.
///
/// Without `terminal` only termination, hangup and interrupt are handled. A
/// hangup, interrupt, quit or stop that was ignored at the start stays ignored.
/// A second termination ends the process at once.
int cnc_signals_open(bool terminal);
/// Restores the signal handlers.
void cnc_signals_close(void);
/// Stops this process and its group, as ctrl-z does; returns when it is continued,
/// or at once where nothing could continue it.
void cnc_stop(void);
/// Stops the process while it is in the background.
void cnc_await_foreground(void);
/// Makes a crash restore the terminal before the process dies, until
/// `cnc_disarm_crash_handler`. `bytes` is copied; any thread may crash.
void cnc_arm_crash_handler(const char *_Nonnull bytes, size_t count);
void cnc_disarm_crash_handler(void);
/// Restores the mode that the terminal had at the first `cnc_arm_crash_handler`, without waiting for pending output.
void cnc_restore_mode(void);

// MARK: the loop (Loop.c); any thread may call these

/// Creates a pipe that neither blocks nor is inherited.
bool cnc_pipe(int *_Nonnull read_end, int *_Nonnull write_end);
/// Writes one byte to a pipe of `cnc_pipe`; a full pipe wakes its reader anyway.
void cnc_wake(int write_end);
/// Reads at most `capacity` bytes from a pipe of `cnc_pipe`.
size_t cnc_read(int read_end, uint8_t *_Nonnull buffer, size_t capacity);
void cnc_close_descriptor(int descriptor);
/// Returns a number that identifies the calling thread.
uint64_t cnc_thread(void);

#endif
