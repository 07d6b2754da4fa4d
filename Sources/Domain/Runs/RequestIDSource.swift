/// A seeded generator of request ids, which keeps `reduce` pure.
///
/// xoshiro256** (Blackman and Vigna). The caller seeds it with 256 random bits, so that ids of different sessions do
/// not collide.
package struct RequestIDSource: Hashable, Sendable {
    private var words: [UInt64]

    /// Creates a source from four words of seed.
    package init(seed: (UInt64, UInt64, UInt64, UInt64)) { words = [seed.0, seed.1, seed.2, seed.3 | 1] }

    /// Creates a source seeded by `generator`.
    package init(using generator: inout some RandomNumberGenerator) {
        self.init(seed: (generator.next(), generator.next(), generator.next(), generator.next()))
    }

    /// Returns the next id, in the form of a version 4 UUID (RFC 9562, section 5.4).
    package mutating func next() -> RequestID {
        let high = word() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = word() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = [high, low].map { word in
            let hex = String(word, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }.joined()
        var parts: [Substring] = []
        var rest = Substring(digits)
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return RequestID(parts.joined(separator: "-"))
    }

    private mutating func word() -> UInt64 {
        func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 { value << count | value >> (64 - count) }
        let result = rotated(words[1] &* 5, 7) &* 9
        let shifted = words[1] << 17
        words[2] ^= words[0]
        words[3] ^= words[1]
        words[1] ^= words[2]
        words[0] ^= words[3]
        words[2] ^= shifted
        words[3] = rotated(words[3], 45)
        return result
    }
}
