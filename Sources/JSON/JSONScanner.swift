/// A scanner for the tokens of a JSON text (RFC 8259, sections 2, 6 and 7).
///
/// It does not own the bytes and must not outlive the call that lends them: `JSONParser` creates, uses and drops it
/// inside that call. Every index is compared with `count` before it is read; `position` never exceeds `count`.
struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// True if an unpaired surrogate escape becomes U+FFFD; false if it is an error.
    private let repairs: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, repairs: Bool) {
        self.bytes = bytes
        self.repairs = repairs
    }

    private var count: Int { bytes.count }

    var isAtEnd: Bool { position == count }

    /// The offset of the next byte, from 0; at most `count`.
    var offset: Int {
        get { position }
        set { position = min(max(0, newValue), count) }
    }

    /// Returns an error at the next byte; at the end of the text it is `cutShort`.
    func error(_ reason: String, _ kind: JSONParseError.Kind = .grammar) -> JSONParseError {
        JSONParseError(reason: reason, offset: position, kind: kind == .grammar && isAtEnd ? .cutShort : kind)
    }

    /// Returns the next byte; nil at the end.
    func peek() -> UInt8? { position < count ? bytes[position] : nil }

    /// Advances by one byte, unless at the end.
    mutating func advance() { position = min(position + 1, count) }

    /// Advances past the next byte where it is `scalar`; returns false otherwise.
    package mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < count, bytes[position] == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    mutating func skipByteOrderMark() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func skipSpace() {
        while position < count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    /// Advances past `word` and returns `value`.
    mutating func word(_ word: StaticString, _ value: JSON) throws(JSONParseError) -> JSON {
        // A static ASCII string has a pointer to `utf8CodeUnitCount` bytes, which lives as long as the program.
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[position...].starts(with: letters) else {
            throw error("not a JSON value", letters.starts(with: bytes[position...]) ? .cutShort : .grammar)
        }
        position += letters.count
        return value
    }

    mutating func number() throws(JSONParseError) -> JSONNumber {
        let length = JSONNumber.lexemeLength(UnsafeBufferPointer(rebasing: bytes[position...]))
        guard length > 0 else {
            let signs = Array("-+.eE".utf8)
            let isCut = bytes[position...].allSatisfy { $0 &- 48 < 10 || signs.contains($0) }
            throw error("not a JSON value", isCut ? .cutShort : .grammar)
        }
        defer { position += length }
        return JSONNumber(scanned: text(position..<position + length))
    }

    /// Reads a string from its opening quote, which is next, to its closing one.
    mutating func string() throws(JSONParseError) -> String {
        position += 1
        let start = position
        position = endOfPlainText(from: start)
        if take("\"") { return text(start..<position - 1) }
        var unescaped = Array(bytes[start..<position])
        while position < count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                try readEscape(into: &unescaped)
                let end = endOfPlainText(from: position)
                unescaped.append(contentsOf: bytes[position..<end])
                position = end
            default: throw error("unescaped control character in a string")
            }
        }
        throw error("unterminated string")
    }

    /// Skips the next value by its brackets and quotes alone, up to the comma or bracket behind it.
    ///
    /// - Returns: False where the text ends before that, or the brackets do not match.
    mutating func skipValue() -> Bool {
        // The expected closing brackets, the innermost last, on the heap instead of the thread's stack.
        var wanted: [UInt8] = []
        while let byte = peek() {
            if wanted.isEmpty, [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte) { return true }
            switch byte {
            case UInt8(ascii: "\""): guard skipString() else { return false }
            case UInt8(ascii: "{"): wanted.append(UInt8(ascii: "}"))
            case UInt8(ascii: "["): wanted.append(UInt8(ascii: "]"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"): guard wanted.popLast() == byte else { return false }
            default: break
            }
            if byte != UInt8(ascii: "\"") { advance() }
        }
        return false
    }

    /// Skips a string from its opening quote, which is next; returns false where it has no end.
    private mutating func skipString() -> Bool {
        advance()
        while position < count {
            position = endOfPlainText(from: position)
            guard let byte = peek() else { return false }
            advance()
            if byte == UInt8(ascii: "\"") { return true }
            if byte == UInt8(ascii: "\\") { advance() }
        }
        return false
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// Returns the index of the first byte from `start` on that is not literal inside a string: a quote, a backslash or
    /// a control character; `count` where there is none.
    private func endOfPlainText(from start: Int) -> Int {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        // Eight bytes at a time. A borrow only ever crosses into bytes above a hit, so the lowest hit is exact.
        while index + 8 <= count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            let hits =
                ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word)
                & highs
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count {
            let byte = bytes[index]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
            index += 1
        }
        return index
    }

    /// Reads an escape after its backslash (RFC 8259, section 7).
    private mutating func readEscape(into unescaped: inout [UInt8]) throws(JSONParseError) {
        guard position < count else { throw error("unterminated string") }
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "u"):
            position += 1
            unescaped.append(contentsOf: UTF8.encode(try escapedScalar()) ?? UTF8.encodedReplacementCharacter)
            return
        default: throw error("unknown escape")
        }
        position += 1
    }

    /// Reads the rest of a `\u` escape, or of two that form a surrogate pair. An unpaired surrogate becomes U+FFFD, or
    /// is an error.
    private mutating func escapedScalar() throws(JSONParseError) -> Unicode.Scalar {
        let first = try hexUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let restart = position
        guard first < 0xDC00, take("\\"), take("u") else { return try loneSurrogate(before: restart) }
        let second = try hexUnit()
        guard (0xDC00..<0xE000).contains(second) else { return try loneSurrogate(before: restart) }
        return Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)) ?? "\u{FFFD}"
    }

    private mutating func loneSurrogate(before end: Int) throws(JSONParseError) -> Unicode.Scalar {
        position = end
        // The error is at the escape: a backslash, a letter and four digits.
        guard repairs else { throw JSONParseError(reason: "unpaired surrogate escape", offset: end - 6) }
        return "\u{FFFD}"
    }

    private mutating func hexUnit() throws(JSONParseError) -> UInt32 {
        guard count - position >= 4 else { throw error("unterminated escape", .cutShort) }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw error("invalid hex digit")
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }
}
