package import Domain

/// Removes secrets from log lines: tokens, and everything after the host of a URL, since a signed URL gives access to
/// its file.
package struct LogRedaction: Sendable {
    private let redaction: Redaction

    /// - Parameter secrets: The tokens that this process holds.
    package init(_ secrets: [Secret]) { redaction = Redaction(secrets) }

    /// Returns `text` without tokens, and with URLs reduced to scheme, host and port.
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
            // A user name and a password may precede the host.
            out += authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? []
            if authority.count < address.count { out += "/…".utf8 }
            index += address.count
        }
        return out
    }

    /// True where `byte` cannot be part of a URL (RFC 3986, 2).
    private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F || "\"<>`".utf8.contains(byte) }
}
