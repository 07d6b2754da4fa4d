/// A screen as a golden file keeps it with its styles: under each row of text a row of letters, one for each cell's
/// style, and at the end the legend of the letters and the cursor.
struct PaintedScreen {
    /// The text of each row, without its end mark.
    private(set) var texts: [Substring] = []
    /// The style of each cell, a row at a time, as the legend describes it.
    private(set) var styles: [[Substring]] = []
    /// The last line.
    private(set) var cursor: Substring

    /// Reads `text`; nil where it is a screen without styles, or something else.
    init?(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        guard let cursor = lines.popLast(), cursor.hasPrefix("cursor ") else { return nil }
        self.cursor = cursor
        var legend: [Character: Substring] = [:]
        while let line = lines.last, !line.hasSuffix("|"), line.contains(" on "), let letter = line.first {
            legend[letter] = line.dropFirst(2)
            lines.removeLast()
        }
        guard !legend.isEmpty, lines.count.isMultiple(of: 2), lines.allSatisfy({ $0.hasSuffix("|") }) else {
            return nil
        }
        for index in stride(from: 0, to: lines.count, by: 2) {
            texts.append(lines[index].dropLast())
            styles.append(lines[index + 1].dropLast().map { legend[$0] ?? "unknown" })
        }
    }

    /// The rows that differ from `other`, first their texts and then the styles of their cells, by columns from 0; nil
    /// where the screens have different sizes.
    func diff(to other: PaintedScreen) -> String? {
        guard texts.count == other.texts.count, zip(styles, other.styles).allSatisfy({ $0.count == $1.count }) else {
            return nil
        }
        var lines: [String] = []
        for row in texts.indices {
            if texts[row] != other.texts[row] {
                lines += ["row \(row):", "- \(texts[row])", "+ \(other.texts[row])"]
            }
            lines += Self.styleChanges(styles[row], other.styles[row]).map { "row \(row), \($0)" }
        }
        if cursor != other.cursor { lines += ["- \(cursor)", "+ \(other.cursor)"] }
        return lines.joined(separator: "\n")
    }

    private static func styleChanges(_ old: [Substring], _ new: [Substring]) -> [String] {
        var changes: [String] = []
        var start = 0
        while start < old.count {
            var end = start + 1
            while end < old.count, old[end] == old[start], new[end] == new[start] { end += 1 }
            if old[start] != new[start] {
                let columns = end - start == 1 ? "column \(start)" : "columns \(start)–\(end - 1)"
                changes.append("\(columns): \(old[start]) → \(new[start])")
            }
            start = end
        }
        return changes
    }
}

/// The difference between a golden and what came in its place: rows, and the styles of cells where both have them.
package func goldenDiff(_ expected: String, _ actual: String) -> String {
    if let old = PaintedScreen(expected), let new = PaintedScreen(actual), let diff = old.diff(to: new) { return diff }
    return lineDiff(expected, actual)
}
