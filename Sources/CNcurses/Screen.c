#include "Config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "Output.h"

// Resets every mode that is ever set: synchronized output (2026) first, then the reports of the mouse, pastes,
// the focus, and light and dark.
static const char modes_off[] =
    "\033[?2026l\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?2004l\033[?1004l\033[?2031l";
// Cancels a truncated sequence: CAN for controls, ST for strings where CAN does not end them.
static const char cancel[] = "\030\033\\";
// Ends an open link.
static const char link_end[] = "\033]8;;\033\\";

static SCREEN *screen = NULL;
static FILE *output = NULL;
static struct termios own_mode;
static bool colored = false;
static bool links_enabled = false;
static char restore[512];
static size_t restore_count = 0;

// Appends a capability to the bytes that a crash sends, without its `$<5>` delays.
static void add_restore(const char *text) {
    for (; text != NULL && *text != 0; text++) {
        if (text[0] == '$' && text[1] == '<') {
            const char *end = strchr(text, '>');
            if (end != NULL) {
                text = end;
                continue;
            }
        }
        if (restore_count < sizeof restore) restore[restore_count++] = *text;
    }
}

static void prepare_restore(void) {
    restore_count = 0;
    add_restore(cancel);
    add_restore(modes_off);
    add_restore(cnc_probe_string("cnorm"));
    add_restore(cnc_probe_string("op"));
    add_restore(cnc_probe_string("sgr0"));
    add_restore(cnc_probe_string("rmkx"));
    add_restore(cnc_probe_string("rmcup"));
    if (links_enabled) add_restore(link_end);
}

// The maximum size that is drawn. ncurses counts in 16 bits and fails near their limit, and a terminal may report any
// size; the rest stays blank.
enum { max_rows = 300, max_columns = 1000 };

// The drawn size of the window; false where the terminal does not report its size.
static bool drawn_size(int *height, int *width) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *height = size.ws_row < max_rows ? size.ws_row : max_rows;
    *width = size.ws_col < max_columns ? size.ws_col : max_columns;
    return true;
}

// Sets a variable while ncurses starts; `kept` is its previous value.
static void set_variable(const char *name, const char *value, char **kept) {
    const char *old = getenv(name);
    *kept = old == NULL ? NULL : strdup(old);
    setenv(name, value, 1);
}

// Restores it for child processes.
static void restore_variable(const char *name, char *kept) {
    if (kept != NULL) setenv(name, kept, 1); else unsetenv(name);
    free(kept);
}

static void set_number(const char *name, int value, char **kept) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", value);
    set_variable(name, digits, kept);
}

static SCREEN *start(const char *entry) {
    char *kept_entry = NULL, *kept_height = NULL, *kept_width = NULL;
    int height, width;
    bool is_known = drawn_size(&height, &width);
    if (entry != NULL) set_variable("TERMINFO", entry, &kept_entry);
    if (is_known) {
        set_number("LINES", height, &kept_height);
        set_number("COLUMNS", width, &kept_width);
    }
    // ncurses takes the size from these variables, else from the terminal's entry.
    use_tioctl(is_known ? FALSE : TRUE);
    SCREEN *made = newterm(getenv("TERM"), output, stdin);
    if (is_known) {
        restore_variable("LINES", kept_height);
        restore_variable("COLUMNS", kept_width);
    }
    if (entry != NULL) restore_variable("TERMINFO", kept_entry);
    return made;
}

bool cnc_open(const char *entry) {
    if (screen != NULL) return false;
    output = cnc_output_open();
    if (output == NULL) return false;
    // Before ncurses changes the terminal: a crash restores this mode.
    cnc_arm_crash_handler("", 0);
    screen = start(entry);
    if (screen == NULL && entry != NULL) screen = start(NULL);
    if (screen == NULL) {
        cnc_disarm_crash_handler();
        cnc_output_close(output);
        return false;
    }
    raw();
    noecho();
    nonl();
    // Saved once, here: a shell may leave another mode later.
    tcgetattr(STDIN_FILENO, &own_mode);
    // From here on ncurses has no terminal: its output is captured, and its changes of the mode, which would
    // block on a terminal that accepts nothing, have no effect.
    if (!cnc_capture(output)) {
        endwin();
        cnc_close();
        return false;
    }
    // No typeahead check: input is read between frames, not in the middle of one.
    typeahead(-1);
    colored = start_color() == OK && COLORS >= 8 && use_default_colors() == OK;
    // Arrow keys in the form of the terminal's entry. Nothing is read through ncurses.
    keypad(stdscr, TRUE);
    prepare_restore();
    cnc_arm_crash_handler(restore, restore_count);
    cnc_hold_errors();
    // A list that moves by a row is scrolled where that is cheaper.
    idlok(stdscr, TRUE);
    curs_set(0);
    return true;
}

int cnc_colors(void) { return colored ? COLORS : 1; }

int cnc_pair_limit(void) {
    if (!colored) return 1;
#if CNC_WIDE_PAIRS
    return COLOR_PAIRS;
#else
    return COLOR_PAIRS < 32767 ? COLOR_PAIRS : 32767;
#endif
}

void cnc_set_pair(int pair, int foreground, int background) {
#if CNC_WIDE_PAIRS
    init_extended_pair(pair, foreground, background);
#else
    init_pair((short)pair, (short)foreground, (short)background);
#endif
}

void cnc_reset_pairs(void) {
#if CNC_WIDE_PAIRS
    reset_color_pairs();
#endif
}

bool cnc_put(int y, int x, const uint32_t *scalars, int count, int attributes, int pair) {
    wchar_t text[CCHARW_MAX + 1];
    if (count > CCHARW_MAX) count = CCHARW_MAX;
    for (int i = 0; i < count; i++) text[i] = (wchar_t)scalars[i];
    text[count] = 0;
    attr_t look = WA_NORMAL;
    if (attributes & cnc_bold) look |= WA_BOLD;
    if (attributes & cnc_dim) look |= WA_DIM;
    if (attributes & cnc_underline) look |= WA_UNDERLINE;
    if (attributes & cnc_reverse) look |= WA_REVERSE;
#ifdef WA_ITALIC
    if (attributes & cnc_italic) look |= WA_ITALIC;
#endif
    cchar_t cell;
#if CNC_WIDE_PAIRS
    int result = setcchar(&cell, text, look, 0, &pair);
#else
    int result = setcchar(&cell, text, look, (short)pair, NULL);
#endif
    if (result != OK) return false;
    // The last cell of the last row is drawn, but reported as an error, because the cursor cannot advance.
    return mvwadd_wch(stdscr, y, x, &cell) == OK || (y == LINES - 1 && x >= COLS - 2);
}

void cnc_erase(void) { werase(stdscr); }
void cnc_repaint(void) { clearok(curscr, TRUE); }

void cnc_cursor(int y, int x) {
    if (y >= 0) wmove(stdscr, y, x);
    curs_set(y >= 0 ? 1 : 0);
}

void cnc_update(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

void cnc_mark_changed(int y, int x, int width) {
    WINDOW *part = derwin(stdscr, 1, width, y, x);
    if (part == NULL) return;
    wredrawln(part, 0, 1);
    delwin(part);
}

void cnc_resend(int y, int x, int width, const char *before, const char *after) {
    // The cursor moves there first: on the way ncurses may resend the characters that it passes.
    wmove(stdscr, y, x);
    cnc_update();
    cnc_add_output(before);
    cnc_mark_changed(y, x, width);
    cnc_update_part();
    cnc_add_output(after);
}

void cnc_allow_shift(bool allowed) { idcok(stdscr, allowed); }

void cnc_set_links(bool enabled) {
    links_enabled = enabled;
    if (screen == NULL) return;
    prepare_restore();
    if (!isendwin()) cnc_arm_crash_handler(restore, restore_count);
}

void cnc_update_part(void) {
    leaveok(stdscr, TRUE);
    cnc_update();
    leaveok(stdscr, FALSE);
}

void cnc_bell(void) { beep(); }

bool cnc_resize(void) {
    int height, width;
    if (!drawn_size(&height, &width)) return false;
    if (height == LINES && width == COLS) return false;
    return resizeterm(height, width) == OK;
}

int cnc_rows(void) { return LINES; }
int cnc_columns(void) { return COLS; }

void cnc_leave(void) {
    if (screen == NULL || isendwin()) return;
    cnc_add_output(cancel);
    cnc_add_output(modes_off);
    if (links_enabled) cnc_add_output(link_end);
    endwin();
}

void cnc_enter(void) {
    if (screen == NULL) return;
    cnc_arm_crash_handler(restore, restore_count);
    cnc_hold_errors();
    tcsetattr(STDIN_FILENO, TCSANOW, &own_mode);
    // Only this: after returning, ncurses redraws the whole screen.
    werase(stdscr);
    clearok(curscr, TRUE);
    cnc_update();
    // ncurses does this only where it can set the terminal's mode.
    keypad(stdscr, TRUE);
}

void cnc_restore(void) {
    cnc_restore_mode();
    cnc_disarm_crash_handler();
    cnc_release_errors();
}

void cnc_repair(int milliseconds) { cnc_send_within((const uint8_t *)restore, restore_count, milliseconds); }

void cnc_close(void) {
    if (screen == NULL) return;
    cnc_restore();
    delscreen(screen);
    cnc_output_close(output);
    screen = NULL;
    output = NULL;
}
