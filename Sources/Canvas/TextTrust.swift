/// The text that a terminal is trusted to lay out as the frame does: its widths and its order.
package struct TextTrust: Hashable, Sendable {
    /// The Unicode version whose widths it supports for certain.
    package var unicode: Int
    /// True when it shows characters in the order sent: right-to-left text does not move its neighbors.
    package var keepsOrder: Bool
    /// True when it draws combining marks over the character before them.
    package var combines: Bool

    /// Creates a trust; see the properties for the parameters.
    package init(unicode: Int, keepsOrder: Bool, combines: Bool = true) {
        self.unicode = unicode
        self.keepsOrder = keepsOrder
        self.combines = combines
    }

    /// An unknown terminal: emoji have two columns since Unicode 9 (2016).
    package static let careful = TextTrust(unicode: 9, keepsOrder: false)
    /// A current terminal that does not reorder right-to-left text.
    package static let recent = TextTrust(unicode: 14, keepsOrder: true)
    /// The Linux console: no combining marks, and emoji of one column, as before Unicode 9.
    package static let console = TextTrust(unicode: 8, keepsOrder: true, combines: false)
}
