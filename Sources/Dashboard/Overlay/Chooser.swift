package import Canvas
package import Forms
package import Domain

/// A filterable list whose enter key runs the line under the cursor.
package struct Chooser: Hashable, Sendable {
    /// The purpose of the list.
    package enum Kind: Hashable, Sendable {
        case help
        case palette
        /// The choices of a field.
        case choices(FieldPlace)
        /// The presets of an entry; a typed name saves a new one.
        case presets(EntryID)
        /// A new name for a key of the map at a place.
        case renaming(FieldPlace, String)
        /// The preview of a request.
        case request
        /// The themes; the screen previews the one under the cursor.
        case themes
    }

    /// The effect of choosing a line.
    package enum Command: Hashable, Sendable {
        case action(Action)
        case entry(EntryID)
        /// Focuses the pane and performs the action there.
        case paneAction(Action, Pane)
        /// Shows the run in the queue.
        case run(RunID)
        case answer(AnswerEdit)
        case preset(String)
        /// Copies the text.
        case copy(String)
        /// Uses the theme of this name.
        case theme(String)
    }

    /// A line of the list.
    package struct Line: Hashable, Sendable {
        package let label: String
        /// The key with the same effect, or a word about the line, at the right.
        package let detail: String
        /// The heading of the group that it belongs to; empty for lists without groups.
        package let heading: String
        package let command: Command

        /// Creates a line.
        package init(label: String, detail: String = "", heading: String = "", command: Command) {
            self.label = label
            self.detail = detail
            self.heading = heading
            self.command = command
        }
    }

    package let kind: Kind
    package let title: String
    package let lines: [Line]
    /// True if usually one line is chosen, and several only once the user selects them.
    let isForOne: Bool
    /// The filtered lines and the cursor.
    package private(set) var list: FilterList

    /// Creates a list of `lines` with the cursor on line `cursor`.
    ///
    /// - `marked`: The selected lines, if several can be chosen; nil if only one can.
    /// - `maxMarks`: The maximum number of selected lines.
    /// - `isForOne`: True if usually one line is chosen although several can be.
    /// - `allowsCustom`: True if the typed text can be chosen in place of a line.
    package init(
        _ kind: Kind, title: String, lines: [Line], cursor: Int = 0, marked: [Int]? = nil, maxMarks: Int = .max,
        isForOne: Bool = false, allowsCustom: Bool = false
    ) {
        self.isForOne = isForOne
        self.kind = kind
        self.title = title
        self.lines = lines
        list = FilterList(
            lines.map { FilterList.Option($0.label, detail: $0.detail) }, maxMarks: marked == nil ? nil : maxMarks,
            allowsCustom: allowsCustom)
        for place in marked ?? [] { list.toggle(.option(place)) }
        list.moveToOption(cursor)
    }

    /// The number of shown lines.
    package var count: Int { list.count }
    /// The index of the cursor among the shown lines.
    package var cursor: Int { list.cursor }
    /// True if several lines can be chosen.
    package var takesSeveral: Bool { list.maxMarks != nil }

    /// True if check marks are shown.
    var showsMarks: Bool { takesSeveral && !(isForOne && list.marked.isEmpty) }

    /// The line under the cursor; nil if there is none, or if it is the typed text.
    package var selected: Line? { if case .option(let place)? = list.selected { lines[place] } else { nil } }

    /// Returns the shown line at `place`; nil if there is none, or if it is the typed text.
    package func line(at place: Int) -> Line? {
        if case .option(let index)? = list.row(at: place) { lines[index] } else { nil }
    }

    /// The typed text, if the cursor is on it.
    var own: String? { if case .custom(let words)? = list.selected { words } else { nil } }

    /// The selected lines, in order.
    var marked: [Line] {
        list.choices.compactMap { if case .option(let place) = $0 { lines[place] } else { nil } }
    }

    /// Moves the cursor by `steps`.
    mutating func move(by steps: Int) { list.move(by: steps) }

    /// Selects or deselects the line under the cursor and moves to the next.
    mutating func mark() { if list.toggle() { list.move(by: 1) } }

    /// Changes the text of the filter.
    mutating func edit(_ change: (inout TextEdit) -> Bool) { list.edit(change) }
}

extension Chooser {
    /// True if there are no lines, only a name to type.
    var isNaming: Bool { lines.isEmpty && list.allowsCustom }

    /// The label of the key that runs, applies or saves the line under the cursor.
    var enterLabel: String {
        if showsMarks, !marked.isEmpty { return "apply \(marked.count)" }
        switch kind {
        case .help, .palette: return "select"
        case .choices: return takesSeveral ? "apply" : "select"
        case .presets: return isNaming || own != nil ? "save" : "load"
        case .renaming: return "rename"
        case .request: return "copy"
        case .themes: return "use theme"
        }
    }

    /// The label of the key that closes the list without an effect.
    var closeLabel: String { kind == .themes ? "cancel" : "close" }
}
