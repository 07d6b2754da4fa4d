/// A cluster in the form that is sent to a terminal: one whose width is certain.
///
/// A terminal that measures a cluster differently than the frame shifts the rest of the row, borders included. A
/// cluster of uncertain width is reduced to a certain part, or replaced.
package struct DrawnCluster: Hashable, Sendable {
    /// The scalars to send; never empty.
    package let scalars: [Unicode.Scalar]
    /// The columns they take: those of the cell, or 1 in a cell of two, followed by a blank.
    package let columns: Int

    /// The replacement for a scalar of uncertain width.
    package static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// Decides the form of `cluster` for a terminal with the given trust.
    ///
    /// - `columns`: The columns of its cell: 1 or 2.
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

    /// True when a mark takes no column in any terminal. Terminals disagree about spacing vowel signs and about the
    /// later letters of a Hangul syllable.
    private static func isCertainMark(_ scalar: Unicode.Scalar, _ trust: TextTrust) -> Bool {
        guard trust.combines, TextWidth.columns(of: scalar) == 0, let age = scalar.properties.age,
            age.major <= trust.unicode
        else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The scalars with the letters of a Hangul syllable composed (Unicode 3.12, "Conjoining Jamo Behavior"): every
    /// terminal gives the syllable two columns.
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
