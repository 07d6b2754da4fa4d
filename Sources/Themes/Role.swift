/// What a piece of the screen means; themes say how it looks.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// What the eye should find: the selected title, a number that matters.
    case strong
    case normal
    /// Labels and secondary facts.
    case muted
    /// Rules and placeholders: decoration that may be missed.
    case faint
    /// Focus and the next action.
    case accent
    case border
    case borderFocused
    case title
    /// The ground of the cursor's row, with and without the focus.
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
    /// The ground of what is drawn above the panes.
    case overlay
    case toast

    /// Roles of marks that mean something.
    package static let marks: [Role] = [.borderFocused, .cursorMark]
    /// Roles of what may be missed: borders of panes without the focus, rules between parts, skeletons of rows that
    /// are awaited, and the unfilled part of a bar. Space, a title or a number beside them says the same.
    package static let decoration: [Role] = [.faint, .border, .track]
    /// Roles that are grounds for others.
    package static let backgrounds: [Role] = [.cursorRow, .cursorRowUnfocused, .overlay, .toast]
}
