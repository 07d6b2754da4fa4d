package import JSON
import Domain

/// An unreadable row of a list.
package struct BrokenRow: Hashable, Sendable {
    /// The index in the page, from 0.
    package let index: Int
    /// The reason in a few words.
    package let reason: String
    /// The row as the service sent it. Untrusted, and not redacted: a service may echo a credential, so redact its
    /// texts before they are shown.
    package let raw: JSON

    /// Creates a description of an unreadable row.
    package init(index: Int, reason: String, raw: JSON) {
        self.index = index
        self.reason = reason
        self.raw = raw
    }

    /// The row's title, name or id, as far as it has one. Untrusted text.
    package var name: String? { raw.text("title", "name", "promptTitle") ?? raw.text("slug", "id") }
}
