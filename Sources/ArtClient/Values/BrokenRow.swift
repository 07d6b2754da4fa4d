package import Domain

/// A row of a list that cannot be read.
package struct BrokenRow: Hashable, Sendable {
    /// Its place in the page, from 0.
    package let index: Int
    /// Why it cannot be read, in a few words.
    package let reason: String
    /// What the service sent in its place. Untrusted.
    package let raw: JSON

    package init(index: Int, reason: String, raw: JSON) {
        self.index = index
        self.reason = reason
        self.raw = raw
    }
}
