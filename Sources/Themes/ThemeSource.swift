/// A theme's file.
package struct ThemeSource: Hashable, Sendable {
    /// The name by which the user chooses it: the file's, without `.toml`.
    package let name: String
    /// The file's name in errors: its path, or the name of a built-in one.
    package let file: String
    /// The content.
    package let toml: String
    /// The reason why the content cannot be read, in words that follow the file's name; nil where it can.
    package let unreadable: String?

    /// Creates a source with the content of its file.
    package init(name: String, file: String, toml: String) {
        self.name = name
        self.file = file
        self.toml = toml
        unreadable = nil
    }

    /// Creates a file that exists and cannot be read, for the reason `unreadable`.
    package init(name: String, file: String, unreadable: String) {
        self.name = name
        self.file = file
        toml = ""
        self.unreadable = unreadable
    }
}
