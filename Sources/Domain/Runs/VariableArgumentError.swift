/// The reason for which an argument is not a valid variable.
package struct VariableArgumentError: Error, Hashable, Sendable {
    /// The reason in words for the user.
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}
