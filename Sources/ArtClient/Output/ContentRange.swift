/// The part of a file in a response (RFC 9110, section 14.4): `bytes 100-199/200`.
struct ContentRange: Hashable, Sendable {
    let first: Int
    let last: Int
    /// The size of the whole file; nil where the server does not know it.
    let total: Int?

    /// Parses `text`; nil when it is not a satisfied range of bytes or contradicts itself.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
        let sides = parts[1].split(separator: "/", omittingEmptySubsequences: false)
        let bounds = sides[0].split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2, bounds.count == 2, let first = Self.number(bounds[0]),
            let last = Self.number(bounds[1]), first <= last
        else { return nil }
        self.first = first
        self.last = last
        if sides[1] == "*" {
            total = nil
        } else {
            guard let size = Self.number(sides[1]), last < size else { return nil }
            total = size
        }
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
    }
}
