/// Whether a terminal's ground is dark or light.
package enum Appearance: String, CaseIterable, Hashable, Sendable {
    case dark, light
}
