import Canvas

/// The values of one palette name at the depths that its theme defines.
struct PaletteColor: Hashable, Sendable {
    /// The defined values. At a depth of 8, a number from 8 to 15 is the plain color drawn bold.
    var given: [ColorDepth: Color] = [:]

    /// The depths that have palettes, the richest first.
    static let depths: [ColorDepth] = [.trueColor, .palette256, .ansi16, .ansi8]

    /// The value for `depth` or the nearest one: of a richer depth where there is one, else of a poorer one.
    func nearest(to depth: ColorDepth) -> Color? {
        let richer = Self.depths.reversed().first { $0 >= depth && given[$0] != nil }
        let poorer = Self.depths.first { $0 < depth && given[$0] != nil }
        return (richer ?? poorer).flatMap { given[$0] }
    }
}
