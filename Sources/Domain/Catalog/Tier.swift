/// A subscription level of artinstring. A value that the document does not name is kept as it is.
package struct Tier: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let free = Tier(rawValue: "free")
    package static let pro = Tier(rawValue: "pro")
    package static let studio = Tier(rawValue: "studio")

    /// The documented levels, lowest first.
    package static let documented: [Tier] = [.free, .pro, .studio]

    /// Returns true if an account of this level may run what requires `required`; nil where either level is not a
    /// documented one, since only the service can tell then.
    package func covers(_ required: Tier) -> Bool? {
        guard let own = Self.documented.firstIndex(of: self), let other = Self.documented.firstIndex(of: required)
        else { return nil }
        return own >= other
    }
}
