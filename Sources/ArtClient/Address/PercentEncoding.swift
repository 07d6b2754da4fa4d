/// Percent-encoding of the parts of an address (RFC 3986, section 2).
enum PercentEncoding {
    /// Returns `text` encoded as one path segment or query component: everything but the unreserved characters.
    static func component(_ text: some StringProtocol) -> String {
        encode(text) { byte, _ in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                true
            default: false
            }
        }
    }

    /// Returns `text`, an address or a part of one, with every invalid byte encoded, and every `%` that does not begin
    /// an escape.
    ///
    /// The result is a valid path and query, which no parser has to repair.
    static func escapingUnsafe(_ text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        return encode(text) { byte, index in
            switch byte {
            case UInt8(ascii: "%"):
                index + 2 < bytes.count && isHexDigit(bytes[index + 1]) && isHexDigit(bytes[index + 2])
            case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"),
                UInt8(ascii: "["), UInt8(ascii: "]"):
                false
            default: true
            }
        }
    }

    /// Returns the decoded bytes of `text`; a `%` that does not begin an escape is kept.
    static func decode(_ text: some StringProtocol) -> [UInt8] {
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.prefix(2).count == 2, rest.prefix(2).allSatisfy(isHexDigit),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                rest.removeFirst(2)
            } else {
                out.append(byte)
            }
        }
        return out
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...70, 97...102: true
        default: false
        }
    }

    private static func encode(_ text: some StringProtocol, keeping isKept: (UInt8, Int) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for (index, byte) in text.utf8.enumerated() {
            if isKept(byte, index) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
