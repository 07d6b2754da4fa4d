/// What is known of a terminal by its name in TERM, which ssh passes on where it passes nothing else.
struct TerminalFamily: Hashable, Sendable {
    /// The names, each also with something behind a hyphen or a dot: `xterm` is `xterm-256color` too.
    let names: [String]
    /// Entries of terminfo that serve as well, where this machine does not know the terminal's own.
    var substitutes = ["xterm-256color", "xterm"]
    /// Whether every terminal of this name has 24-bit colors.
    var hasRGB = false
    /// Whether it takes questions it does not know without printing them, or at least most of its kind do.
    var isAsked = true
    /// Whether it reports the mouse in the form of mode 1006.
    var hasMouse = true
    /// Whether it marks pastes (mode 2004), as all of these have for years.
    var marksPastes = true
    /// Whether it shows right-to-left text in the order in which it is sent, and knows the emoji of these years.
    var keepsOrder = false
    /// Whether it takes links (OSC 8), or leaves them out where it is too old.
    var hasLinks = false
    /// Whether it is a console that shows sixteen colors at the most, whatever COLORTERM says.
    var isConsole = false

    /// The first row that fits is taken.
    private static let known: [TerminalFamily] = [
        TerminalFamily(names: ["xterm-kitty", "kitty"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["foot"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["alacritty"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["xterm-ghostty", "ghostty"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["wezterm"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["contour"], hasRGB: true, hasLinks: true),
        TerminalFamily(names: ["rio"], hasRGB: true, hasLinks: true),
        TerminalFamily(names: ["tmux", "screen"], substitutes: ["screen-256color", "screen"]),
        TerminalFamily(
            names: ["linux"], substitutes: [], isAsked: false, hasMouse: false, marksPastes: false, isConsole: true),
        TerminalFamily(names: [
            "xterm", "putty", "rxvt", "st", "stterm", "vte", "gnome", "konsole", "mintty", "iterm", "iterm2", "mlterm",
            "teraterm", "ms-terminal", "nsterm", "mosh",
        ]),
    ]

    /// What nothing is known of: it is asked nothing and sent nothing that its description does not name.
    private static let unknown = TerminalFamily(
        names: [], substitutes: [], isAsked: false, hasMouse: false, marksPastes: false)

    /// The family of a terminal by its name.
    static func named(_ name: String) -> TerminalFamily {
        known.first { $0.names.contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + ".") } }
            ?? unknown
    }
}
