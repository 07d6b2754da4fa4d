package import Canvas
package import Domain

/// A list that narrows as one types and does the line under its cursor.
package struct Chooser: Hashable, Sendable {
    /// What it is for.
    package enum Kind: Hashable, Sendable {
        case help
        case palette
        case choices
    }

    /// What a line does.
    package enum Deed: Hashable, Sendable {
        case action(Action)
        case entry(EntryID)
        case choice(Int)
    }

    /// One line.
    package struct Line: Hashable, Sendable {
        package let label: String
        /// The key that does the same, or a word about the line.
        package let detail: String
        package let deed: Deed

        package init(label: String, detail: String = "", deed: Deed) {
            self.label = label
            self.detail = detail
            self.deed = deed
        }
    }

    package let kind: Kind
    package let title: String
    package let lines: [Line]
    /// What is typed to narrow it.
    package private(set) var filter = TextEdit()
    /// Places in `lines` of what is shown, the best match first.
    package private(set) var shown: [Int]
    /// The cursor's place in `shown`.
    package private(set) var cursor: Int

    package init(_ kind: Kind, title: String, lines: [Line], cursor: Int = 0) {
        self.kind = kind
        self.title = title
        self.lines = lines
        self.cursor = cursor
        shown = Array(lines.indices)
    }

    /// The line under the cursor.
    package var selected: Line? { shown.indices.contains(cursor) ? lines[shown[cursor]] : nil }

    mutating func move(by steps: Int) {
        cursor = min(max(0, cursor + max(-shown.count, min(steps, shown.count))), max(0, shown.count - 1))
    }

    mutating func edit(_ change: (inout TextEdit) -> Bool) {
        guard change(&filter) else { return }
        cursor = 0
        shown = lines.indices.compactMap { index in
            FuzzyMatch.score(filter.text, in: lines[index].label + " " + lines[index].detail).map { (index, $0) }
        }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }
}
