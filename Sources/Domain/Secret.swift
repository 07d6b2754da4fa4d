/// A token or key, which must never be shown.
///
/// Printing, interpolating, dumping and mirroring a secret all give `***`, and it cannot be encoded. Only `reveal()`
/// returns the text, so that a search for that word finds every place where a secret can leak.
package struct Secret: Sendable {
    private let value: String

    /// Creates a secret; nil where `value` is empty or has a byte outside 0x21–0x7E, which could inject a header field
    /// into a request (RFC 9110, section 5.5).
    package init?(_ value: String) {
        guard !value.isEmpty, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.value = value
    }

    /// Returns the text, for the header field or credential store it was made for.
    package func reveal() -> String { value }

    /// A hint that distinguishes tokens: the prefix and the last four characters, such as `arti_…x9f2`.
    ///
    /// `***` where fewer than 16 characters would stay hidden.
    package var hint: String {
        let kind = value.prefix { $0 != "_" }
        let isKind = (1...8).contains(kind.count) && kind.count < value.count && kind.allSatisfy(\.isLetter)
        let prefix = isKind ? kind.count + 1 : 0
        guard value.count - prefix >= 20 else { return "***" }
        return value.prefix(prefix) + "…" + value.suffix(4)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
