/// An address that may be opened in a browser or linked in the terminal.
///
/// Addresses come from the services. One of another scheme could start something other than a browser, and a space or
/// control character could split it into several arguments of `$BROWSER`.
package struct BrowserURL: Hashable, Sendable {
    package let text: String

    /// Accepts `text` if it is an http or https address with a host and without user information, in the characters of
    /// RFC 3986, section 2; nil for anything else.
    package init?(_ text: String) {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let authority = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
        // The part before an `@` can look like another host (RFC 3986, section 7.6).
        guard let first = authority.first, first != UInt8(ascii: ":"), !authority.contains(UInt8(ascii: "@")) else {
            return nil
        }
        let marks = "-._~:/?#[]@!$&'()*+,;=%".utf8
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: marks.contains(byte)
            }
        }
        guard isPlain else { return nil }
        self.text = text
    }
}
