#ifndef EASEL_CNCURSES_OUTPUT_H
#define EASEL_CNCURSES_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/// Opens the terminal for output, and a file for ncurses that is the terminal until
/// `cnc_capture`. Returns null when there is no descriptor left.
FILE *cnc_output_open(void);
/// From now on, keeps the output of ncurses in its file for `cnc_take_output`.
bool cnc_capture(FILE *file);
/// Appends bytes to the output of ncurses.
void cnc_add_output(const char *text);
/// Closes the files of `cnc_output_open`.
void cnc_output_close(FILE *file);
/// Sends bytes, for at most `milliseconds`. Async-signal-safe.
void cnc_send_within(const uint8_t *bytes, size_t count, int milliseconds);
/// Buffers standard error where that is a terminal: its text would be in the middle of a frame, and a terminal that
/// accepts nothing would block the writer.
void cnc_hold_errors(void);
/// Restores standard error and sends the end of the buffered text. Async-signal-safe.
void cnc_release_errors(void);

#endif
