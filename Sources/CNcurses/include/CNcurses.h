#ifndef EASEL_CNCURSES_H
#define EASEL_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A narrow door to ncurses. No ncurses type leaves it: `WINDOW` is a struct on
// one system and opaque on another, and the macros of curses.h are unseen by
// Swift. Everything here belongs to one thread, except what says otherwise.

// MARK: what the terminal is (Probe.c)

/// Reads the terminfo entry `name` for `fd`: 1 found, 0 unknown, -1 no database.
int cnc_probe(const char *_Nonnull name, int fd);
/// Whether the probed entry has the string capability `name`.
bool cnc_probe_has(const char *_Nonnull name);
/// A number capability of the probed entry; negative when absent.
int cnc_probe_number(const char *_Nonnull name);
/// Whether the probed entry has the flag `name`.
bool cnc_probe_flag(const char *_Nonnull name);
/// The name of the `index`th standard flag, number or string; null past the last.
const char *_Nullable cnc_flag_name(int index);
const char *_Nullable cnc_number_name(int index);
const char *_Nullable cnc_string_name(int index);
/// A string capability of the probed entry; null when absent.
const char *_Nullable cnc_probe_string(const char *_Nonnull name);
/// Releases the probed entry.
void cnc_probe_end(void);
/// Takes the user's locale for characters and gives its character set's name.
const char *_Nonnull cnc_charset(void);
/// The columns the C library gives a scalar; -1 for one it does not know.
int cnc_width(uint32_t scalar);

// MARK: the screen (Screen.c)

enum { cnc_bold = 1, cnc_dim = 2, cnc_italic = 4, cnc_underline = 8, cnc_reverse = 16 };

/// Starts ncurses on standard input and output.
///
/// `entry`, when given, is the value TERMINFO has while the terminal's entry is
/// read. False when ncurses refuses the terminal.
bool cnc_open(const char *_Nullable entry);
/// How many colors the started terminal can be asked for.
int cnc_colors(void);
/// How many pairs of colors can be in use at a time, at least 1.
int cnc_pair_limit(void);
/// Makes pair `pair` the colors given; -1 is the terminal's own.
void cnc_set_pair(int pair, int foreground, int background);
/// Forgets every pair.
void cnc_reset_pairs(void);
/// Puts one cluster of `count` scalars at a cell; false when ncurses refuses it.
bool cnc_put(int y, int x, const uint32_t *_Nonnull scalars, int count, int attributes, int pair);
/// Blanks everything that is drawn.
void cnc_erase(void);
/// Has the next `cnc_update` send every cell.
void cnc_repaint(void);
/// Shows the cursor at a cell, or hides it when `y` is negative.
void cnc_cursor(int y, int x);
/// Makes the bytes for what was drawn since the last time.
void cnc_update(void);
/// Has the next `cnc_update` send `width` cells of a row again, though they look as they did.
void cnc_forget(int y, int x, int width);
/// Makes the bytes that send `width` cells of a row again, with `before` and `after` around them. The cursor is left
/// somewhere: `cnc_cursor` and `cnc_update` follow.
void cnc_send_again(int y, int x, int width, const char *_Nonnull before, const char *_Nonnull after);
/// Whether the terminal may be told to shift what follows in a row, where that is cheaper; true at the start.
void cnc_let_shift(bool may);
/// As `cnc_update`, with the cursor left somewhere.
void cnc_update_part(void);
/// Whether links are sent, which a crash in the middle of one then ends.
void cnc_take_links(bool takes);
/// Makes the bytes that ring the bell.
void cnc_bell(void);
/// Takes the terminal's new size from the kernel; false when it did not change.
bool cnc_resize(void);
int cnc_rows(void);
int cnc_columns(void);
/// Makes the bytes that give the terminal back; `cnc_give_back` does the rest, once they are sent.
void cnc_leave(void);
/// Gives the terminal its mode of before; from here on a crash leaves it alone.
void cnc_give_back(void);
/// Takes the terminal's mode again and makes the bytes that take its screen.
void cnc_enter(void);
/// Ends ncurses and gives the terminal its mode of before.
void cnc_close(void);

// MARK: what is sent to the terminal (Output.c)

/// The number of bytes that ncurses has made since `cnc_take_output`.
size_t cnc_output_count(void);
/// Takes what ncurses has made, at most `capacity` bytes; the rest is lost.
size_t cnc_take_output(uint8_t *_Nonnull buffer, size_t capacity);
/// The descriptor to wait at until the terminal takes more; -1 when none is open.
int cnc_terminal(void);
/// Sends what the terminal takes without making the program wait, and gives its number; -1 when it is gone.
long cnc_write(const uint8_t *_Nonnull bytes, size_t count);
/// Waits until the terminal takes more, for so many milliseconds at most; whether it does.
bool cnc_await_room(int milliseconds);
/// Gives the terminal back in few bytes that need nothing to have come before them, for so many milliseconds.
void cnc_mend(int milliseconds);
/// Takes bytes that the terminal sends, waiting for the first for so many milliseconds; 0 when none came, -1 when it
/// is gone.
long cnc_await_answer(uint8_t *_Nonnull buffer, size_t capacity, int milliseconds);

// MARK: signals and crashes (Signals.c)

/// Starts turning the signals of a terminal into bytes; gives the descriptor to read them from, or -1.
///
/// Without `terminal` only termination, hangup and interrupt are heard. A
/// hangup, interrupt, quit or stop that was ignored at the start stays ignored.
/// A second termination ends the process on the spot.
int cnc_signals_open(bool terminal);
/// Puts the signals back as they were.
void cnc_signals_close(void);
/// Stops this process and its group as ctrl-z does; returns when it is continued,
/// or at once where nothing could continue it.
void cnc_stop(void);
/// Stays stopped while a shell has this process in the background.
void cnc_await_foreground(void);
/// Has a crash put the terminal back before the process dies, from `cnc_arm` to
/// `cnc_disarm`. `bytes` is copied; any thread may crash.
void cnc_arm(const char *_Nonnull bytes, size_t count);
void cnc_disarm(void);
/// Gives the terminal the mode it had at the first `cnc_arm`, without waiting for what is still to be sent.
void cnc_restore_mode(void);

// MARK: the loop (Loop.c); any thread may call these

/// Makes a pipe that neither blocks nor is inherited.
bool cnc_pipe(int *_Nonnull read_end, int *_Nonnull write_end);
/// Writes one byte into a pipe of `cnc_pipe`; a full pipe is awake already.
void cnc_wake(int write_end);
/// Takes what a pipe of `cnc_pipe` holds, at most `capacity` bytes.
size_t cnc_take(int read_end, uint8_t *_Nonnull buffer, size_t capacity);
void cnc_close_descriptor(int descriptor);
/// A number that tells threads apart.
uint64_t cnc_thread(void);

#endif
