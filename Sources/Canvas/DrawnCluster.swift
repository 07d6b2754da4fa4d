/// A cluster in the form in which a terminal is sent it: one about whose columns there is no doubt.
///
/// A terminal that counts a cluster otherwise than the frame does shifts the rest of the row, borders and all. What it
/// may count otherwise is reduced to a part that it does not, or has a stand-in.
package struct DrawnCluster: Hashable, Sendable {
    /// What is sent; never empty.
    package let scalars: [Unicode.Scalar]
    /// The columns it takes: those of the cell, or 1 in a cell of two, which then has a blank beside it.
    package let columns: Int

    /// The stand-in for what a terminal may count otherwise.
    package static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// Decides how `cluster` is sent to a terminal that is trusted as `trust` says.
    ///
    /// - Parameter columns: The columns of its cell: 1 or 2.
    package init(_ cluster: String, columns: Int, trust: TextTrust) {
        let scalars = Self.composed(Array(cluster.unicodeScalars))
        guard let base = scalars.first, TextWidth.columns(of: base) == columns,
            TextWidth.confidence(of: base, trust: trust) == .certain
        else {
            self.scalars = [Self.replacement]
            self.columns = 1
            return
        }
        self.scalars = [base] + scalars.dropFirst().filter { Self.isCertainMark($0, trust) }
        self.columns = columns
    }

    /// Whether a mark takes no column anywhere. Vowel signs that stand beside their letter take one here and none
    /// there, and so do the later letters of a syllable in Hangul.
    private static func isCertainMark(_ scalar: Unicode.Scalar, _ trust: TextTrust) -> Bool {
        guard trust.combines, TextWidth.columns(of: scalar) == 0, let age = scalar.properties.age,
            age.major <= trust.unicode
        else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The scalars with the letters of a Hangul syllable made into one (Unicode 3.12, "Conjoining Jamo Behavior"):
    /// every terminal gives that two columns.
    private static func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.count >= 2, (0x1100...0x1112).contains(scalars[0].value),
            (0x1161...0x1175).contains(scalars[1].value)
        else { return scalars }
        var value = 0xAC00 + ((scalars[0].value - 0x1100) * 21 + scalars[1].value - 0x1161) * 28
        var used = 2
        if scalars.count > 2, (0x11A8...0x11C2).contains(scalars[2].value) {
            value += scalars[2].value - 0x11A7
            used = 3
        }
        return Unicode.Scalar(value).map { [$0] + scalars.dropFirst(used) } ?? scalars
    }
}
