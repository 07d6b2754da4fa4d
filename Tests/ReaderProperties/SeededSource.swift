/// A seeded random number generator (SplitMix64).
package struct SeededSource: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including `bound`, which is at least 1.
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// True once in `times`.
    mutating func once(in times: Int) -> Bool { below(times) == 0 }

    /// One of `elements`, which are not empty.
    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Random bytes.
    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// Returns `bytes` with a few of them changed, removed, duplicated or inserted.
    mutating func mutated(_ bytes: [UInt8], alphabet: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(3) {
            let place = below(bytes.count + 1)
            switch below(4) {
            case 0 where place < bytes.count:
                bytes[place] = once(in: 4) ? UInt8(truncatingIfNeeded: next()) : one(of: alphabet)
            case 1 where place < bytes.count: bytes.remove(at: place)
            case 2 where !bytes.isEmpty:
                let start = below(bytes.count)
                bytes.insert(contentsOf: bytes[start..<min(bytes.count, start + 1 + below(8))], at: place)
            default: bytes.insert(one(of: alphabet), at: place)
            }
        }
        return bytes
    }

    /// Returns `bytes` in chunks of random sizes, some of them empty, up to one of `sizes`.
    mutating func cut(_ bytes: [UInt8], sizes: [Int] = [1, 2, 3, 16, 1000]) -> [[UInt8]] {
        let most = one(of: sizes)
        var pieces: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + below(most + 1))
            pieces.append(Array(bytes[start..<end]))
            start = end
        }
        return pieces
    }
}
