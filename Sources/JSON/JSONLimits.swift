/// How much a JSON text may hold before it is refused: what bounds the memory, time and stack that a hostile answer
/// can take.
package struct JSONLimits: Hashable, Sendable {
    /// The most bytes of text: 8 MiB unless told otherwise.
    package var bytes: Int
    /// How deep arrays and objects may nest, 64 unless told otherwise; at most 128, since values are compared, written
    /// and let go by recursion.
    package var depth: Int {
        didSet { depth = min(depth, Self.maxDepth) }
    }
    /// The most array elements and object members in all, whatever their depth: 500,000 unless told otherwise.
    package var values: Int
    /// True if what stands for no character becomes U+FFFD, so that the rest can be read. Not where a text of the
    /// user's is sent on: that would be another text.
    package var repairs: Bool

    private static let maxDepth = 128

    package init(bytes: Int = 8 << 20, depth: Int = 64, values: Int = 500_000, repairs: Bool = true) {
        self.bytes = bytes
        self.depth = min(depth, Self.maxDepth)
        self.values = values
        self.repairs = repairs
    }
}
