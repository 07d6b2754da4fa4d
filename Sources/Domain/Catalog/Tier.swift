/// A subscription level of artinstring. A value the document does not name is kept as it came.
package struct Tier: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let free = Tier(rawValue: "free")
    package static let pro = Tier(rawValue: "pro")
    package static let studio = Tier(rawValue: "studio")

    /// The documented levels, lowest first.
    package static let documented: [Tier] = [.free, .pro, .studio]

    /// Whether an account of this level may run what needs `required`; nil when
    /// either level is unknown to us, since then only the service can say.
    package func covers(_ required: Tier) -> Bool? {
        guard let own = Self.documented.firstIndex(of: self), let other = Self.documented.firstIndex(of: required)
        else { return nil }
        return own >= other
    }
}
