/// Why an argument is no variable, in words for who wrote it.
package struct VariableArgumentError: Error, Hashable, Sendable {
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}
