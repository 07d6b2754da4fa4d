/// A text that must never be shown: a token or a key.
///
/// Printing, interpolating, dumping and mirroring a secret all give `***`.
/// Only `reveal()` gives the text, so that a search for that word finds every
/// place where a secret can leave.
package struct Secret: Sendable {
    private let value: String

    /// Keeps `value`; nil when it is empty or has a byte outside 0x21–0x7E,
    /// which could smuggle a second header into a request.
    package init?(_ value: String) {
        guard !value.isEmpty, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.value = value
    }

    /// The text itself, for the one header it was made for.
    package func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
