#ifndef EASEL_CNCURSES_CONFIG_H
#define EASEL_CNCURSES_CONFIG_H

// Before any other header: Debian's curses.h is for the narrow and the wide library,
// and declares the wide functions only with this macro.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#if defined(__APPLE__)
#define _DARWIN_C_SOURCE 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#elif !defined(NCURSES_WIDECHAR)
#define NCURSES_WIDECHAR 1
#endif

#include <curses.h>
#include <term.h>

// Since 6.1 a pair may have a number above 32767; Apple's ncurses is older.
#if defined(NCURSES_EXT_COLORS) && NCURSES_VERSION_PATCH >= 20170401
#define CNC_WIDE_PAIRS 1
#else
#define CNC_WIDE_PAIRS 0
#endif

#endif
