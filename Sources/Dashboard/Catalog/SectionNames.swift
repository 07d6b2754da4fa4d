import Canvas

/// The names of the catalog's sections in its border.
enum SectionNames {
    /// The columns that a shortened name keeps at least, with its ellipsis.
    private static let minWidth = 4

    /// Returns `names` in at most `width` columns with the gap between them; if they do not fit, the gap shrinks first,
    /// then the longest names are cut, that at `current` last.
    ///
    /// - Returns: Names cut to `minWidth` columns where even those do not fit.
    static func fitting(
        _ names: [DisplayText], current: Int, width: Int, ellipsis: DisplayText = "…"
    ) -> (names: [DisplayText], gap: Int) {
        var widths = names.map(\.width)
        let gaps = max(0, names.count - 1)
        let gap = widths.reduce(0, +) + 2 * gaps <= width ? 2 : 1
        var excess = widths.reduce(0, +) + gap * gaps - width
        while excess > 0 {
            let others = widths.indices.filter { $0 != current && widths[$0] > minWidth }
            let longest = others.max { widths[$0] < widths[$1] } ?? current
            guard widths.indices.contains(longest), widths[longest] > minWidth else { break }
            widths[longest] -= 1
            excess -= 1
        }
        return (zip(names, widths).map { $0.truncated(to: $1, ellipsis: ellipsis) }, gap)
    }
}
