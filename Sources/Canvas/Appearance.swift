/// The brightness of a terminal's background.
package enum Appearance: String, CaseIterable, Hashable, Sendable {
    case dark, light
}
