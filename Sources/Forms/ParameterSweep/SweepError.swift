/// Why what was typed into a field is no list of values.
package struct SweepError: Error, Hashable, Sendable {
    /// A few words for the person who typed it.
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}
