package import Canvas
package import Forms
package import Domain

/// A list that narrows as one types and does the line under its cursor.
package struct Chooser: Hashable, Sendable {
    /// What it is for.
    package enum Kind: Hashable, Sendable {
        case help
        case palette
        /// Answers to the field at a place.
        case choices(FieldPlace)
        /// An entry's presets; a name that is typed makes another.
        case presets(EntryID)
        /// Another name for the value of that name in the map at a place.
        case renaming(FieldPlace, String)
        /// What would be sent.
        case request
        /// Themes; the screen is drawn with the one under the cursor.
        case themes
    }

    /// What a line does.
    package enum Command: Hashable, Sendable {
        case action(Action)
        case entry(EntryID)
        /// Goes to the pane and does it there.
        case paneAction(Action, Pane)
        /// Goes to the run.
        case run(RunID)
        case answer(AnswerEdit)
        case preset(String)
        /// Offers the text to the terminal's clipboard.
        case copy(String)
        /// Keeps the theme of that name until the user leaves.
        case theme(String)
    }

    /// One line.
    package struct Line: Hashable, Sendable {
        package let label: String
        /// The key that does the same, or a word about the line.
        package let detail: String
        package let command: Command

        package init(label: String, detail: String = "", command: Command) {
            self.label = label
            self.detail = detail
            self.command = command
        }
    }

    package let kind: Kind
    package let title: String
    package let lines: [Line]
    /// Whether one line is taken as a rule, and several only where a person marks them.
    let isForOne: Bool
    /// What is shown of the lines.
    package private(set) var list: FilterList

    /// A list of `lines` with the cursor on the one at `cursor`.
    ///
    /// - Parameters:
    ///   - marked: The lines that are marked, where several can be taken; nil where one is.
    ///   - maxMarks: How many can be marked.
    ///   - isForOne: Whether one line is taken as a rule, though several can be marked.
    ///   - takesOwn: Whether a person's own words can be taken in place of a line.
    package init(
        _ kind: Kind, title: String, lines: [Line], cursor: Int = 0, marked: [Int]? = nil, maxMarks: Int = .max,
        isForOne: Bool = false, takesOwn: Bool = false
    ) {
        self.isForOne = isForOne
        self.kind = kind
        self.title = title
        self.lines = lines
        list = FilterList(
            lines.map { FilterList.Option($0.label, detail: $0.detail) }, maxMarks: marked == nil ? nil : maxMarks,
            takesOwn: takesOwn)
        for place in marked ?? [] { list.toggle(.option(place)) }
        list.moveToOption(cursor)
    }

    /// How many lines are shown.
    package var count: Int { list.count }
    /// The cursor's place among what is shown.
    package var cursor: Int { list.cursor }
    /// Whether several lines can be taken.
    package var takesSeveral: Bool { list.maxMarks != nil }

    /// Whether marks are shown.
    var showsMarks: Bool { takesSeveral && !(isForOne && list.marked.isEmpty) }

    /// The line under the cursor; nil where there is none, or a person's own words.
    package var selected: Line? { if case .option(let place)? = list.selected { lines[place] } else { nil } }

    /// The person's own words under the cursor.
    var own: String? { if case .own(let words)? = list.selected { words } else { nil } }

    /// The lines that are marked, in their order.
    var marked: [Line] {
        list.choices.compactMap { if case .option(let place) = $0 { lines[place] } else { nil } }
    }

    mutating func move(by steps: Int) { list.move(by: steps) }

    mutating func mark() { if list.toggle() { list.move(by: 1) } }

    mutating func edit(_ change: (inout TextEdit) -> Bool) { list.edit(change) }
}
