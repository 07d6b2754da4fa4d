/// An address that may be handed to a browser, or be a link of the terminal.
///
/// Addresses come from the services. One that is of another kind could start something else than a browser, and one
/// with a space or a control character in it could be taken for several words by what `$BROWSER` names.
package struct WebAddress: Hashable, Sendable {
    package let text: String

    /// Takes `text` if it is an address of http or https with a host and no user before it, in the characters of RFC 3986, section 2; nil
    /// for all else.
    package init?(_ text: String) {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let authority = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
        // Before an `@` anything can stand that looks like another host (RFC 3986, section 7.6).
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
