/// A theme's file, as it is kept.
package struct ThemeSource: Hashable, Sendable {
    /// The name that a person asks for it by: the file's, without `.toml`.
    package let name: String
    /// What errors call the file: its path, or the name of a built-in one.
    package let file: String
    /// What it holds.
    package let toml: String
    /// Why what it holds is not known, in words that follow the file's name; nil where it is.
    package let unreadable: String?

    package init(name: String, file: String, toml: String) {
        self.name = name
        self.file = file
        self.toml = toml
        unreadable = nil
    }

    /// A file that is there and cannot be read, for the reason `unreadable`.
    package init(name: String, file: String, unreadable: String) {
        self.name = name
        self.file = file
        toml = ""
        self.unreadable = unreadable
    }
}
