/// A text that must never be shown: a token or a key.
///
/// Printing, interpolating, dumping and mirroring a secret all give `***`, and it
/// cannot be encoded. Only `reveal()` gives the text, so that a search for that
/// word finds every place where a secret can leave.
package struct Secret: Sendable {
    private let value: String

    /// Keeps `value`; nil when it is empty or has a byte outside 0x21–0x7E,
    /// which could smuggle a second header into a request.
    package init?(_ value: String) {
        guard !value.isEmpty, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.value = value
    }

    /// The text itself, for the one header or store it was made for.
    package func reveal() -> String { value }

    /// What a person needs to tell one token from another: its kind and its last four characters, such as `arti_…x9f2`.
    ///
    /// `***` where fewer than sixteen characters would stay hidden.
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
