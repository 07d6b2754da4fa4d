import Themes

extension ThemeSource {
    /// A theme of the user's.
    static func own(_ toml: String, name: String = "mine") -> ThemeSource {
        ThemeSource(name: name, file: "themes/\(name).toml", toml: toml)
    }
}

extension ThemeCatalog {
    /// The built-in themes and those of `sources`.
    init(_ sources: ThemeSource...) { self.init(own: sources) }
}
