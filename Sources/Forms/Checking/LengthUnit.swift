/// The unit in which text is counted.
package enum LengthUnit: Hashable, Sendable {
    /// UTF-16 units, by which services written in JavaScript count.
    case utf16
    /// Code points, by which JSON Schema counts (validation, section 6.3.1).
    case codePoints
}
