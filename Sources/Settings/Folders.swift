import Files

/// Where Easel keeps its files (XDG Base Directory Specification 0.8).
package struct Folders: Sendable {
    /// Why it is not known where files are kept: a sentence.
    package struct Problem: Error, Hashable, CustomStringConvertible {
        package let description: String
    }

    /// config.toml, credentials.toml and themes.
    package let configuration: String
    /// The archive.
    package let data: String
    /// The log.
    package let state: String

    /// The user's own folder; nil where neither the environment nor the user's account names it.
    package let home: String?

    /// What of the environment was not followed, a line each.
    package let notes: [String]

    /// A person's own themes.
    package var themes: String { configuration + "/themes" }
    /// Where tokens are kept when there is no secret service.
    package var credentialFile: String { configuration + "/credentials.toml" }

    /// The folders that `environment` names, below the home folder where it names none.
    ///
    /// A relative path is ignored, as the specification asks: it would be another folder wherever Easel is started.
    ///
    /// - Parameter accountHome: The home folder of the user's account, for an environment without one.
    /// - Throws: `Problem` where a folder is needed and there is no home folder to put it in.
    package init(environment: [String: String], accountHome: () -> String? = UserAccount.home) throws(Problem) {
        var notes: [String] = []
        func absolute(_ name: String) throws(Problem) -> String? {
            guard let value = environment[name], !value.isEmpty else { return nil }
            guard value.hasPrefix("/") else {
                notes.append("\(name) is \(value), not an absolute path, and is ignored")
                return nil
            }
            // The environment's bytes have become a text: another folder would be made.
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
        self.home = home
        self.notes = notes
    }
}
