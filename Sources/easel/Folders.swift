/// Where Easel keeps its files (XDG Base Directory Specification 0.8).
struct Folders: Sendable {
    /// config.toml, credentials.toml and themes.
    let configuration: String
    /// The archive.
    let data: String
    /// The log.
    let state: String

    /// The user's own folder; nil where the environment does not name it.
    let home: String?

    /// A person's own themes.
    var themes: String { configuration + "/themes" }
    /// Where tokens are kept when there is no secret service.
    var credentialFile: String { configuration + "/credentials.toml" }

    init(environment: [String: String]) {
        // The specification says to ignore relative paths.
        func absolute(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        home = absolute("HOME")
        let base = home ?? ""
        func folder(_ name: String, _ fallback: String) -> String { (absolute(name) ?? base + fallback) + "/easel" }
        configuration = folder("XDG_CONFIG_HOME", "/.config")
        data = folder("XDG_DATA_HOME", "/.local/share")
        state = folder("XDG_STATE_HOME", "/.local/state")
    }
}
