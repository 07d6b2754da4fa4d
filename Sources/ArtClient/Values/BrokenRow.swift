package import JSON
import Domain

/// A row of a list that cannot be read.
package struct BrokenRow: Hashable, Sendable {
    /// Its place in the page, from 0.
    package let index: Int
    /// Why it cannot be read, in a few words.
    package let reason: String
    /// What the service sent in its place. Untrusted, and not redacted: a service
    /// may echo a credential, so redact its texts before they are shown.
    package let raw: JSON

    package init(index: Int, reason: String, raw: JSON) {
        self.index = index
        self.reason = reason
        self.raw = raw
    }

    /// What the row calls itself, as far as that can be told. Untrusted text.
    package var name: String? { raw.text("title", "name", "promptTitle") ?? raw.text("slug", "id") }
}
