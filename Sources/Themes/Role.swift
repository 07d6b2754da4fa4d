/// The meaning of a piece of the screen; themes give each role a style.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Emphasis: the selected title, a number that matters.
    case strong
    case normal
    /// Labels and secondary facts.
    case muted
    /// Decoration: rules and placeholders.
    case faint
    /// Focus and the next action.
    case accent
    case border
    case borderFocused
    case title
    /// The background of the cursor's row, with and without the focus.
    case cursorRow
    case cursorRowUnfocused
    /// The bar before the cursor's row.
    case cursorMark
    case good
    case warn
    case bad
    case live
    case queued
    case image
    case video
    case text
    /// The unfilled part of a bar.
    case track
    /// A key in a hint.
    case key
    /// The background of overlays.
    case overlay
    case toast

    /// The roles of meaningful marks.
    package static let marks: [Role] = [.borderFocused, .cursorMark]
    /// The roles of decoration: borders without the focus, rules, placeholders of rows that load, and the unfilled part
    /// of a bar. Space, a title or a number shows the same.
    package static let decoration: [Role] = [.faint, .border, .track]
    /// The roles that are backgrounds for others.
    package static let backgrounds: [Role] = [.cursorRow, .cursorRowUnfocused, .overlay, .toast]
}
