/// A cursor over the bytes of a date-time, which makes no strings of its parts.
///
/// It does not own the bytes and must not outlive the call that lends them. Every index is compared with the count
/// before it is read.
struct DateTimeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Reads a number of exactly `digits` ASCII digits; nil, without advancing, where there are fewer.
    mutating func number(_ digits: Int) -> Int64? {
        guard bytes.count - position >= digits else { return nil }
        var value: Int64 = 0
        for index in position..<position + digits {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
        }
        position += digits
        return value
    }

    /// Advances past the next byte where it is one of `scalars`; returns false otherwise.
    mutating func takesAny(_ scalars: Unicode.Scalar...) -> Bool {
        guard position < bytes.count, scalars.contains(where: { UInt8(ascii: $0) == bytes[position] }) else {
            return false
        }
        position += 1
        return true
    }

    /// True if no bytes are left.
    var isAtEnd: Bool { position == bytes.count }

    /// The number of ASCII digits that come next.
    var digitCount: Int { bytes.dropFirst(position).prefix { $0 &- 48 < 10 }.count }

    /// Advances past spaces; returns true if there were any.
    mutating func passSpaces() -> Bool {
        let start = position
        while takesAny(" ") {}
        return position > start
    }

    /// Advances by one byte, unless at the end.
    mutating func passByte() { if !isAtEnd { position += 1 } }
}
