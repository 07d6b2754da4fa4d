import Files

/// The folders of Easel's files (XDG Base Directory Specification 0.8).
package struct Folders: Sendable {
    /// The reason why no folder can be determined: a sentence.
    package struct Problem: Error, Hashable, CustomStringConvertible {
        package let description: String
    }

    /// The folder of config.toml, credentials.toml and themes.
    package let configuration: String
    /// The folder of the archive.
    package let data: String
    /// The folder of the log.
    package let state: String
    /// The folder of what can be made again; nil where neither the environment nor a home folder names one.
    package let cache: String?

    /// The user's home folder; nil where neither the environment nor the user account names one.
    package let home: String?

    /// The ignored parts of the environment, a line each.
    package let notes: [String]

    /// The folder of the user's themes.
    package var themes: String { configuration + "/themes" }
    /// The folder of the pictures in the cache.
    package var pictures: String? { cache.map { $0 + "/pictures" } }
    /// The path of the token file, used where there is no secret service.
    package var credentialFile: String { configuration + "/credentials.toml" }

    /// Returns `path` as messages show it: with `~` for the home folder.
    package func shown(_ path: String) -> String {
        guard let home, home != "/", path.hasPrefix(home + "/") else { return path }
        return "~" + path.dropFirst(home.count)
    }

    /// Determines the folders from `environment`, below the home folder where it names none.
    ///
    /// Relative paths are ignored, as the specification requires: they would depend on the working directory.
    ///
    /// - `accountHome`: The home folder of the user account, for an environment without HOME.
    /// - Throws: `Problem` where a folder needs a home folder and there is none, or a path is not UTF-8.
    package init(environment: [String: String], accountHome: () -> String? = UserAccount.home) throws(Problem) {
        var notes: [String] = []
        func absolute(_ name: String) throws(Problem) -> String? {
            guard let value = environment[name], !value.isEmpty else { return nil }
            guard value.hasPrefix("/") else {
                notes.append("\(name) is \(value), not an absolute path, and is ignored")
                return nil
            }
            // The environment's bytes were invalid UTF-8 and are replaced: the path would name another folder.
            guard !value.unicodeScalars.contains("\u{FFFD}") else {
                throw Problem(
                    description: "\(name) is not UTF-8 text, so its folder cannot be used. Set it to another path.")
            }
            return value
        }
        var home = try absolute("HOME")
        if home == nil, let account = accountHome(), account.hasPrefix("/") {
            notes.append("HOME is not an absolute path; using your account's home folder: \(account)")
            home = account
        }
        func folder(_ name: String, _ fallback: String) throws(Problem) -> String {
            if let named = try absolute(name) { return named + "/easel" }
            guard let home else {
                throw Problem(
                    description: "No folder for Easel's files: HOME and \(name) are not set, and your "
                        + "account has no home folder. Set HOME to an absolute path.")
            }
            return (home == "/" ? "" : home) + fallback + "/easel"
        }
        configuration = try folder("XDG_CONFIG_HOME", "/.config")
        data = try folder("XDG_DATA_HOME", "/.local/share")
        state = try folder("XDG_STATE_HOME", "/.local/state")
        // Nothing depends on the cache, so a missing one is no problem.
        cache = try? folder("XDG_CACHE_HOME", "/.cache")
        self.home = home
        self.notes = notes
    }
}
