/// A role that is drawn on another role's background.
package struct RolePair: Hashable, Sendable {
    package let role: Role
    package let background: Role

    /// Creates a pair.
    package init(_ role: Role, on background: Role) {
        self.role = role
        self.background = background
    }

    /// The minimum contrast of text: WCAG 2.2, 1.4.3.
    package static let textContrast = 4.5
    /// The minimum contrast of meaningful marks: WCAG 2.2, 1.4.11.
    package static let markContrast = 3.0

    /// The minimum contrast of a good theme; 1 for decoration, which is exempt.
    package var minContrast: Double {
        Role.decoration.contains(role) ? 1 : Role.marks.contains(role) ? Self.markContrast : Self.textContrast
    }

    /// The pairs that the dashboard draws, for which a theme's contrast is measured.
    package static let drawn: Set<RolePair> = {
        let rows: [Role] = [
            .strong, .normal, .muted, .accent, .good, .warn, .bad, .live, .queued, .image, .video, .text, .key, .faint,
            .track,
        ]
        let places: [(background: Role, roles: [Role])] = [
            (.normal, Role.allCases.filter { !Role.backgrounds.contains($0) }),
            (.cursorRow, rows + [.cursorMark]), (.cursorRowUnfocused, rows),
            (.overlay, [.strong, .normal, .muted, .accent, .key, .title, .borderFocused]),
            (.toast, [.strong, .muted, .accent, .good, .bad]),
        ]
        return Set(places.flatMap { place in place.roles.map { RolePair($0, on: place.background) } })
    }()
}
