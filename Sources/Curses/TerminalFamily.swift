/// The known properties of a terminal by its name in TERM, which ssh forwards when it forwards nothing else.
struct TerminalFamily: Hashable, Sendable {
    /// The names, each also with a suffix after a hyphen or a dot: `xterm` matches `xterm-256color`.
    let names: [String]
    /// Compatible terminfo entries, where this machine has none for the terminal itself.
    var compatibleEntries = ["xterm-256color", "xterm"]
    /// True when every terminal of this name supports 24-bit colors.
    var hasRGB = false
    /// True when it ignores unknown queries without printing them, or at least most of its kind do.
    var acceptsQueries = true
    /// True when it reports the mouse in the form of mode 1006.
    var hasMouse = true
    /// True when it marks pastes (mode 2004), as all of these have for years.
    var marksPastes = true
    /// True when it shows right-to-left text in the order sent and supports recent emoji.
    var keepsOrder = false
    /// True when it supports links (OSC 8), or ignores them in old versions.
    var hasLinks = false
    /// True for a console that shows 16 colors at most, regardless of COLORTERM.
    var isConsole = false

    /// The first matching row is used.
    private static let known: [TerminalFamily] = [
        TerminalFamily(names: ["xterm-kitty", "kitty"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["foot"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["alacritty"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["xterm-ghostty", "ghostty"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["wezterm"], hasRGB: true, keepsOrder: true, hasLinks: true),
        TerminalFamily(names: ["contour"], hasRGB: true, hasLinks: true),
        TerminalFamily(names: ["rio"], hasRGB: true, hasLinks: true),
        TerminalFamily(names: ["tmux", "screen"], compatibleEntries: ["screen-256color", "screen"]),
        TerminalFamily(
            names: ["linux"], compatibleEntries: [], acceptsQueries: false, hasMouse: false, marksPastes: false,
            isConsole: true),
        TerminalFamily(names: [
            "xterm", "putty", "rxvt", "st", "stterm", "vte", "gnome", "konsole", "mintty", "iterm", "iterm2", "mlterm",
            "teraterm", "ms-terminal", "nsterm", "mosh",
        ]),
    ]

    /// An unknown terminal: it gets no queries, and only what its terminfo entry names.
    private static let unknown = TerminalFamily(
        names: [], compatibleEntries: [], acceptsQueries: false, hasMouse: false, marksPastes: false)

    /// Returns the family of a terminal by its name.
    static func named(_ name: String) -> TerminalFamily {
        known.first { $0.names.contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + ".") } }
            ?? unknown
    }
}
