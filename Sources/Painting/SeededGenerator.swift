/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014): small, fast, and the same
/// on every machine.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Creates a generator.
    package init(_ seed: UInt64) { state = seed }

    /// Creates a generator for one purpose, independent of those for other names.
    package init(_ seed: UInt64, _ purpose: String) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state = seed &* 0x9e37_79b9_7f4a_7c15 ^ hash
        _ = next()
    }

    /// Returns the next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Returns a number from 0 up to but not including 1.
    package mutating func unit() -> Float { Float(next() >> 40) / 16_777_216 }

    /// Returns a number from `low` up to but not including `high`.
    package mutating func float(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }

    /// Returns an integer in `range`.
    package mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// Returns one element; `fallback` when there is none.
    package mutating func pick<Element>(_ choices: [Element], or fallback: Element) -> Element {
        choices.isEmpty ? fallback : choices[Int(next() % UInt64(choices.count))]
    }

    /// Returns a version 4 UUID (RFC 9562, section 5.4).
    package mutating func uuid() -> String {
        var bytes: [UInt8] = []
        for _ in 0..<2 {
            let word = next()
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            let hex = String(byte, radix: 16)
            text += hex.count < 2 ? "0" + hex : hex
        }
        return text
    }
}
