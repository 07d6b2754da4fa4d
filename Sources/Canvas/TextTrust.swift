/// How far a terminal is trusted to agree about the columns and the order of text.
package struct TextTrust: Hashable, Sendable {
    /// The version of Unicode whose widths it surely knows.
    package var unicode: Int
    /// Whether it shows characters in the order in which they are sent: right-to-left text does not move what
    /// stands beside it.
    package var keepsOrder: Bool
    /// Whether it draws combining marks over what is before them.
    package var combines: Bool

    package init(unicode: Int, keepsOrder: Bool, combines: Bool = true) {
        self.unicode = unicode
        self.keepsOrder = keepsOrder
        self.combines = combines
    }

    /// A terminal of which nothing is known: emoji got their two columns in Unicode 9 (2016).
    package static let careful = TextTrust(unicode: 9, keepsOrder: false)
    /// A terminal of these years, which leaves right-to-left text as it is.
    package static let recent = TextTrust(unicode: 14, keepsOrder: true)
    /// The Linux console: no marks, and emoji of one column, as they were before Unicode 9.
    package static let console = TextTrust(unicode: 8, keepsOrder: true, combines: false)
}
