/// Where Easel keeps its files (XDG Base Directory Specification 0.8).
struct Folders: Sendable {
    /// config.toml and themes.
    let configuration: String
    /// The archive.
    let data: String
    /// The log.
    let state: String

    init(environment: [String: String]) {
        let home = environment["HOME"] ?? "/"
        // The specification says to ignore relative paths.
        func folder(_ name: String, _ fallback: String) -> String {
            let base = environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + fallback
            return base + "/easel"
        }
        configuration = folder("XDG_CONFIG_HOME", "/.config")
        data = folder("XDG_DATA_HOME", "/.local/share")
        state = folder("XDG_STATE_HOME", "/.local/state")
    }
}
