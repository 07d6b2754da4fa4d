/// Reads the parts of a date-time, none of which is worth a string of its own.
///
/// It holds a pointer without owner and lives inside the call that lends the bytes. Every read is of an index that
/// was compared with the count before.
struct DateTimeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// A number of exactly `digits` ASCII digits; nil, and nothing passed, where there are fewer.
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

    /// Passes the next byte when it is one of `scalars`.
    mutating func takesAny(_ scalars: Unicode.Scalar...) -> Bool {
        guard position < bytes.count, scalars.contains(where: { UInt8(ascii: $0) == bytes[position] }) else {
            return false
        }
        position += 1
        return true
    }

    /// Whether all has been read.
    var isAtEnd: Bool { position == bytes.count }

    /// How many ASCII digits come next.
    var digitCount: Int { bytes.dropFirst(position).prefix { $0 &- 48 < 10 }.count }

    /// Passes any spaces that come next; gives whether there were some.
    mutating func passSpaces() -> Bool {
        let start = position
        while takesAny(" ") {}
        return position > start
    }

    /// Passes the next byte, whatever it is.
    mutating func passByte() { if !isAtEnd { position += 1 } }
}
