#ifndef EASEL_CNCURSES_OUTPUT_H
#define EASEL_CNCURSES_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/// Opens the terminal for what is sent to it, and a file for ncurses that is the
/// terminal until `cnc_capture`. Null when there is no descriptor left.
FILE *cnc_output_open(void);
/// From now on, what ncurses writes into its file is kept there for `cnc_take_output`.
bool cnc_capture(FILE *file);
/// Adds bytes behind what ncurses has written.
void cnc_add_output(const char *text);
/// Closes what `cnc_output_open` has opened.
void cnc_output_close(FILE *file);
/// Sends bytes, for so many milliseconds at most. It may be called by the handler of a signal.
void cnc_send_within(const uint8_t *bytes, size_t count, int milliseconds);
/// Keeps what is written to standard error where that is a terminal: it would be in the middle of a frame, and a
/// terminal that takes nothing would hold up who writes it.
void cnc_hold_errors(void);
/// Gives standard error back and sends the last of what was kept. It may be called by the handler of a signal.
void cnc_release_errors(void);

#endif
