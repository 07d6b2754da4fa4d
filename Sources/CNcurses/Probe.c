#include "Config.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "CNcurses.h"

static TERMINAL *probed = NULL;

int cnc_probe(const char *name, int fd) {
    int result = -1;
    if (setupterm((char *)name, fd, &result) == OK) {
        probed = cur_term;
        return 1;
    }
    // setupterm also fails with 1 or 0 for a "hard copy" or generic entry.
    return result == -1 ? -1 : 0;
}

bool cnc_probe_has(const char *name) { return cnc_probe_string(name) != NULL; }

int cnc_probe_number(const char *name) { return tigetnum((char *)name); }

bool cnc_probe_flag(const char *name) { return tigetflag((char *)name) == 1; }

const char *cnc_probe_string(const char *name) {
    char *value = tigetstr((char *)name);
    return value == (char *)-1 ? NULL : value;
}

const char *cnc_flag_name(int index) { return boolnames[index]; }
const char *cnc_number_name(int index) { return numnames[index]; }
const char *cnc_string_name(int index) { return strnames[index]; }

void cnc_probe_end(void) {
    // ncurses may have started since, with another current entry.
    if (probed != NULL) del_curterm(probed);
    probed = NULL;
}

const char *cnc_charset(void) {
    setlocale(LC_CTYPE, "");
    const char *name = nl_langinfo(CODESET);
    return name == NULL ? "" : name;
}

int cnc_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
