/// The limits of a JSON text, which bound the memory, time and stack that a hostile response can take.
package struct JSONLimits: Hashable, Sendable {
    /// The maximum size in bytes; 8 MiB by default.
    package var bytes: Int
    /// The maximum nesting of arrays and objects; 64 by default, at most 128, since values are compared, written and
    /// released by recursion.
    package var depth: Int {
        didSet { depth = min(depth, Self.maxDepth) }
    }
    /// The maximum number of array elements and object members in all; 500,000 by default.
    package var values: Int
    /// True if unpaired surrogate escapes become U+FFFD, so that the rest can be read. False for text of the user's
    /// that is sent on, which must not change.
    package var repairs: Bool

    private static let maxDepth = 128

    /// Creates limits; `depth` is clamped to 128.
    package init(bytes: Int = 8 << 20, depth: Int = 64, values: Int = 500_000, repairs: Bool = true) {
        self.bytes = bytes
        self.depth = min(depth, Self.maxDepth)
        self.values = values
        self.repairs = repairs
    }
}
