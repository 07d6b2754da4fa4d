/// The groups of alternatives (`{a|b}`) in a text.
struct SweepGroups {
    /// A group, as ranges of bytes.
    struct Group {
        /// The range of the group with its braces.
        let range: Range<Int>
        /// The ranges between the braces and bars.
        let alternatives: [Range<Int>]
    }

    /// The maximum nesting, since texts are built by recursion; deeper groups are text.
    private static let maxDepth = 16

    let bytes: [UInt8]
    /// The groups by their first byte.
    private var groups: [Int: Group] = [:]
    /// The first bytes of the groups, ascending.
    private var starts: [Int] = []
    /// True if there is a brace or a bar escaped by a backslash.
    private(set) var hasEscaped = false

    var isEmpty: Bool { groups.isEmpty }

    init(_ text: String, ignoringEscapes: Bool = false) {
        bytes = Array(text.utf8)
        var open: [(start: Int, bars: [Int])] = []
        var found: [Group] = []
        var backslashes = 0
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\\") {
                backslashes += 1
                continue
            }
            let isEscaped = !backslashes.isMultiple(of: 2)
            backslashes = 0
            guard Self.isMark(byte) else { continue }
            if isEscaped {
                hasEscaped = true
                if !ignoringEscapes { continue }
            }
            switch byte {
            case UInt8(ascii: "{"): open.append((place, []))
            case UInt8(ascii: "|"): if !open.isEmpty { open[open.count - 1].bars.append(place) }
            default:
                guard let pair = open.popLast(), !pair.bars.isEmpty, !isName(after: pair.start + 1) else { continue }
                let ends = pair.bars + [place]
                let starts = [pair.start + 1] + pair.bars.map { $0 + 1 }
                found.append(
                    Group(range: pair.start..<place + 1, alternatives: zip(starts, ends).map { $0..<$1 }))
            }
        }
        keep(found)
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "}")
    }

    /// Stores the groups that are neither in doubled braces nor nested too deeply. Inner ones precede outer ones in
    /// `found`.
    private mutating func keep(_ found: [Group]) {
        var ends: [Int] = []
        for group in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            while let end = ends.last, end <= group.range.lowerBound { ends.removeLast() }
            guard ends.count < Self.maxDepth else { continue }
            let before = group.range.lowerBound - 1
            let after = group.range.upperBound
            let isDoubled =
                bytes.indices.contains(before) && bytes[before] == UInt8(ascii: "{") && bytes.indices.contains(after)
                && bytes[after] == UInt8(ascii: "}") && groups[before] == nil
            if isDoubled { continue }
            groups[group.range.lowerBound] = group
            starts.append(group.range.lowerBound)
            ends.append(group.range.upperBound)
        }
    }

    /// Returns true if a JSON member begins at `place`: a quoted name and a colon.
    private func isName(after place: Int) -> Bool {
        var rest = bytes[place...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard rest.popFirst() == UInt8(ascii: "\"") else { return false }
        // Longer names are not considered.
        guard let end = rest.prefix(256).firstIndex(of: UInt8(ascii: "\"")) else { return false }
        return bytes[(end + 1)...].first { $0 != 0x20 } == UInt8(ascii: ":")
    }

    /// Returns the groups in `range` that are not inside another one there.
    func outermost(in range: Range<Int>) -> [Group] {
        var found: [Group] = []
        var low = starts.partitioningIndex { $0 >= range.lowerBound }
        while low < starts.count, starts[low] < range.upperBound, let group = groups[starts[low]] {
            found.append(group)
            low = starts.partitioningIndex { $0 >= group.range.upperBound }
        }
        return found
    }

    /// Returns the text in `range`, without the backslashes that escape braces and bars.
    func text(_ range: Range<Int>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var backslashes = 0
        for place in range {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\\") {
                backslashes += 1
                continue
            }
            let kept = Self.isMark(byte) ? backslashes / 2 : backslashes
            out.append(contentsOf: repeatElement(UInt8(ascii: "\\"), count: kept))
            out.append(byte)
            backslashes = 0
        }
        // A range ends before a brace or bar, except at the end of the text.
        let isBeforeMark = range.upperBound < bytes.count
        let kept = isBeforeMark ? backslashes / 2 : backslashes
        out.append(contentsOf: repeatElement(UInt8(ascii: "\\"), count: kept))
        return String(decoding: out, as: UTF8.self)
    }
}

extension [Int] {
    /// Returns the first index whose element matches, in an array whose matching elements are all at the end.
    fileprivate func partitioningIndex(_ fits: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
