#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Splits bytes into lines, which end with CR LF, LF or CR.
///
/// It holds an unowned pointer and must not outlive the call that lends the bytes. Every index is compared with `count`
/// before it is read, and `position` never moves past `count`. The next line feed and the next carriage return are each
/// searched once: a stream without carriage returns is not searched again for every line.
struct SSELines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var lineFeed = -1
    private var carriageReturn = -1

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var count: Int { bytes.count }

    /// The next byte; nil at the end.
    func peek() -> UInt8? { position < count ? bytes[position] : nil }

    /// Skips one byte, which `peek` has returned.
    mutating func advance() { position = min(position + 1, count) }

    /// Returns the next line without its end, which is skipped too; nil when no further line ends in these bytes. Of a
    /// CR LF that is split, the CR ends the line.
    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        if lineFeed < position { lineFeed = peek() == 0x0A ? position : index(of: 0x0A) }
        if carriageReturn < position { carriageReturn = index(of: 0x0D) }
        let end = min(lineFeed, carriageReturn)
        guard end < count else { return nil }
        let line = UnsafeBufferPointer(rebasing: bytes[position..<end])
        position = end + 1
        if end == carriageReturn, position < count, lineFeed == position { position += 1 }
        return line
    }

    /// Skips the next line when it is blank; returns true if it was.
    mutating func passesBlankLine() -> Bool {
        guard let byte = peek(), byte == 0x0A || byte == 0x0D else { return false }
        return next() != nil
    }

    /// The bytes after the last line's end.
    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[position...]) }

    private func index(of byte: UInt8) -> Int {
        // memchr reads only the `count - position` bytes from `position` on, which are inside the buffer.
        guard position < count, let base = bytes.baseAddress,
            let hit = memchr(base + position, CInt(byte), count - position)
        else { return count }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
}
