package import Domain

/// Takes out of a log line what would let its reader act for a person: their tokens, and what follows the host in an
/// address, since a signed address is a key to the file behind it.
package struct LogRedaction: Sendable {
    private let redaction: Redaction

    /// - Parameter secrets: The tokens that this process holds.
    package init(_ secrets: [Secret]) { redaction = Redaction(secrets) }

    /// `text` without tokens, and with addresses down to scheme, host and port.
    ///
    /// - Complexity: O(*n*) for a given number of secrets.
    package func text(_ text: String) -> String {
        let bytes = Array(redaction.text(text, limit: nil).utf8)
        return String(decoding: Self.shorteningAddresses(in: bytes), as: UTF8.self)
    }

    private static func shorteningAddresses(in bytes: [UInt8]) -> [UInt8] {
        let mark = Array("://".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == mark[0], bytes[index...].starts(with: mark) else {
                out.append(bytes[index])
                index += 1
                continue
            }
            out += mark
            index += mark.count
            let address = bytes[index...].prefix { !isEnd($0) }
            let authority = address.prefix { !"/?#\\".utf8.contains($0) }
            // A name and a password may stand before the host.
            out += authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? []
            if authority.count < address.count { out += "/…".utf8 }
            index += address.count
        }
        return out
    }

    /// Whether `byte` cannot be part of an address (RFC 3986, 2).
    private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F || "\"<>`".utf8.contains(byte) }
}
