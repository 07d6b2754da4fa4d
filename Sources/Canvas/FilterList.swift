/// A list of labeled options that filters as the user types.
///
/// The user chooses one option or marks several; where allowed, typed text can be chosen instead of an option. Options
/// are identified by index, so that the list is independent of their meaning.
package struct FilterList: Hashable, Sendable {
    /// An option of the list.
    package struct Option: Hashable, Sendable {
        package let label: String
        /// Additional text that the filter also searches.
        package let detail: String

        /// Creates an option.
        package init(_ label: String, detail: String = "") {
            self.label = label
            self.detail = detail
        }
    }

    /// A row of the list.
    package enum Row: Hashable, Sendable {
        /// An option, by its index.
        case option(Int)
        /// Custom text: the typed text, or marked earlier.
        case custom(String)
    }

    package let options: [Option]
    /// The maximum number of marks; nil when one option is chosen and none marked.
    package let maxMarks: Int?
    /// True when custom text can be chosen.
    package let allowsCustom: Bool
    /// The filter text.
    package private(set) var filter = TextEdit()
    /// The cursor's row.
    package private(set) var cursor = 0
    /// The options that are marked.
    package private(set) var marked: Set<Int> = []
    /// The marked custom texts, in the order they were added.
    package private(set) var markedCustom: [String] = []

    private let index: FuzzyIndex
    /// The labels' bytes, which custom text must differ from.
    private let labels: Set<[UInt8]>
    private var query: FuzzyIndex.Query
    /// The matching options, the best first.
    private var shown: [Int]
    /// The typed text, when it can be chosen and is not an option's label.
    private var typedCustom: String?
    private var height = 1
    private var offset = 0

    /// Creates a list of `options` with the cursor on the first row.
    ///
    /// - `maxMarks`: The maximum number of marks, `Int.max` for any number; nil for a list in which one is chosen.
    /// - `allowsCustom`: True when custom text can be chosen.
    package init(_ options: [Option], maxMarks: Int? = nil, allowsCustom: Bool = false) {
        self.options = options
        self.maxMarks = maxMarks
        self.allowsCustom = allowsCustom
        index = FuzzyIndex(options.lazy.map { $0.detail.isEmpty ? $0.label : $0.label + " " + $0.detail })
        labels = allowsCustom ? Set(options.lazy.map { Array($0.label.utf8) }) : []
        query = index.query("")
        shown = Array(options.indices)
    }

    // MARK: rows

    /// The marked custom texts, which stand above the options while the filter is empty.
    private var customRows: [String] { filter.text.isEmpty ? markedCustom : [] }

    /// The number of rows.
    package var count: Int { customRows.count + shown.count + (typedCustom == nil ? 0 : 1) }

    /// Returns the row at `place`; nil when there is none.
    package func row(at place: Int) -> Row? {
        let custom = customRows
        if custom.indices.contains(place) { return .custom(custom[place]) }
        let option = place - custom.count
        if shown.indices.contains(option) { return .option(shown[option]) }
        return option == shown.count ? typedCustom.map(Row.custom) : nil
    }

    /// The row under the cursor; nil when there is none.
    package var selected: Row? { row(at: cursor) }

    /// The rows on screen.
    package var window: ListWindow { ListWindow(count: count, cursor: cursor, offset: offset, height: height) }

    // MARK: moving

    /// Sets the number of rows that fit on screen.
    package mutating func resize(height: Int) {
        self.height = max(1, height)
        keepCursorVisible()
    }

    /// Moves the cursor by `rows`, up when negative, within the list.
    package mutating func move(by rows: Int) { move(to: cursor + max(-count, min(rows, count))) }

    /// Moves by pages less one row, so that the row being read stays visible.
    package mutating func movePages(by pages: Int) { move(by: pages * max(1, height - 1)) }

    /// Moves the cursor to `row`, or to the nearest existing row.
    package mutating func move(to row: Int) {
        cursor = min(max(0, row), max(0, count - 1))
        keepCursorVisible()
    }

    /// Moves the cursor to the option at index `place`, if it is visible.
    package mutating func moveToOption(_ place: Int) {
        if let row = shown.firstIndex(of: place) { move(to: customRows.count + row) }
    }

    private mutating func keepCursorVisible() { offset = window.offset }

    // MARK: filtering

    /// Edits the filter text and updates the matches, the best first; returns the result of `change`.
    @discardableResult
    package mutating func edit(_ change: (inout TextEdit) -> Bool) -> Bool {
        let revision = filter.revision
        guard change(&filter) else { return false }
        if filter.revision != revision { narrow() }
        return true
    }

    private mutating func narrow() {
        let next = index.query(filter.text)
        // An option that did not match cannot match a longer filter.
        shown = index.matches(next, among: next.refines(query) ? shown : nil)
        query = next
        let text = filter.text
        let isCustom = allowsCustom && text.contains { !$0.isWhitespace } && !labels.contains(Array(text.utf8))
        typedCustom = isCustom && !markedCustom.contains(text) ? text : nil
        move(to: 0)
    }

    // MARK: marking

    /// Returns true when `row` is marked.
    package func isMarked(_ row: Row) -> Bool {
        switch row {
        case .option(let place): marked.contains(place)
        case .custom(let text): markedCustom.contains(text)
        }
    }

    /// The number of marks.
    package var markCount: Int { marked.count + markedCustom.count }

    /// Toggles the mark of `row`; returns false when marks are not possible, or at the maximum.
    @discardableResult
    package mutating func toggle(_ row: Row) -> Bool {
        guard let maxMarks else { return false }
        switch row {
        case .option(let place):
            guard options.indices.contains(place) else { return false }
            if marked.remove(place) != nil { return true }
            guard markCount < maxMarks else { return false }
            marked.insert(place)
        case .custom(let text):
            if let place = markedCustom.firstIndex(of: text) {
                markedCustom.remove(at: place)
                move(to: cursor)
                return true
            }
            guard allowsCustom, markCount < maxMarks else { return false }
            markedCustom.append(text)
            // The text has become a row; more can be typed.
            if text == filter.text {
                edit {
                    $0.set("")
                    return true
                }
            }
        }
        return true
    }

    /// Toggles the mark of the row under the cursor; returns false when that is not possible.
    @discardableResult
    package mutating func toggle() -> Bool { selected.map { toggle($0) } ?? false }

    /// The marked rows: options in their order, then custom texts in the order they were added.
    package var choices: [Row] { marked.sorted().map(Row.option) + markedCustom.map(Row.custom) }
}
