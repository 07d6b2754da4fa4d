/// What a piece of the screen means; themes say how it looks.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// What the eye should find: the selected title, a number that matters.
    case strong
    case normal
    /// Labels and secondary facts.
    case muted
    /// Borders' kin: decoration that may be missed.
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

    /// Roles whose words must be read: 4.5 to 1 against their ground (WCAG 2.2, 1.4.3).
    package static let readable: [Role] = [
        .strong, .normal, .muted, .accent, .title, .good, .warn, .bad, .live, .queued, .image, .video, .text, .key,
    ]
    /// Roles of marks that mean something: 3 to 1 (WCAG 2.2, 1.4.11).
    package static let marks: [Role] = [.borderFocused, .cursorMark]
    /// Roles that are grounds for others.
    package static let grounds: [Role] = [.cursorRow, .cursorRowUnfocused, .overlay, .toast]
}
