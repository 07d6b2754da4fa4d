/// The reason for which typed text is not a valid list of values.
package struct SweepError: Error, Hashable, Sendable {
    /// The reason in words for the user.
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}
