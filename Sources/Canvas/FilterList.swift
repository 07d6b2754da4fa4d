/// A chooser over any number of labeled options, which narrows as one types.
///
/// One option is chosen, or several are marked; where it is allowed, a person's own words can be taken instead of an
/// option. Options are known by their places, so that the list needs not know what they stand for.
package struct FilterList: Hashable, Sendable {
    /// A line to choose.
    package struct Option: Hashable, Sendable {
        package let label: String
        /// A word about it, which is looked through too.
        package let detail: String

        package init(_ label: String, detail: String = "") {
            self.label = label
            self.detail = detail
        }
    }

    /// A line of the list.
    package enum Row: Hashable, Sendable {
        /// An option, by its place.
        case option(Int)
        /// A person's own words: those that are typed, or some that are marked.
        case own(String)
    }

    package let options: [Option]
    /// How many can be marked; nil when one is chosen and none marked.
    package let maxMarks: Int?
    /// Whether words that are no option can be taken.
    package let takesOwn: Bool
    /// What is typed to narrow the list.
    package private(set) var filter = TextEdit()
    /// The cursor's row.
    package private(set) var cursor = 0
    /// The options that are marked.
    package private(set) var marked: Set<Int> = []
    /// The own words that are marked, in the order they came.
    package private(set) var markedOwn: [String] = []

    private let index: FuzzyIndex
    /// The labels' bytes, where own words have to differ from them.
    private let labels: Set<[UInt8]>
    private var query: FuzzyIndex.Query
    /// The options that fit, the best first.
    private var shown: [Int]
    /// The words that are typed, when they can be taken and are no option's label.
    private var typedOwn: String?
    private var height = 1
    private var offset = 0

    /// A list of `options` with the cursor on the first row.
    ///
    /// - Parameters:
    ///   - maxMarks: How many can be marked, `Int.max` for any number; nil for a list in which one is chosen.
    ///   - takesOwn: Whether a person's own words can be taken.
    package init(_ options: [Option], maxMarks: Int? = nil, takesOwn: Bool = false) {
        self.options = options
        self.maxMarks = maxMarks
        self.takesOwn = takesOwn
        index = FuzzyIndex(options.lazy.map { $0.detail.isEmpty ? $0.label : $0.label + " " + $0.detail })
        labels = takesOwn ? Set(options.lazy.map { Array($0.label.utf8) }) : []
        query = index.query("")
        shown = Array(options.indices)
    }

    // MARK: rows

    /// The own words that stand above the options, while nothing is typed.
    private var ownRows: [String] { filter.text.isEmpty ? markedOwn : [] }

    /// How many rows there are.
    package var count: Int { ownRows.count + shown.count + (typedOwn == nil ? 0 : 1) }

    /// The row at `place`; nil when there is none.
    package func row(at place: Int) -> Row? {
        let own = ownRows
        if own.indices.contains(place) { return .own(own[place]) }
        let option = place - own.count
        if shown.indices.contains(option) { return .option(shown[option]) }
        return option == shown.count ? typedOwn.map(Row.own) : nil
    }

    /// The row under the cursor; nil when there is none.
    package var selected: Row? { row(at: cursor) }

    /// The rows on screen.
    package var window: ListWindow { ListWindow(count: count, cursor: cursor, offset: offset, height: height) }

    // MARK: moving

    /// Says how many rows fit on screen.
    package mutating func resize(height: Int) {
        self.height = max(1, height)
        keepCursorInSight()
    }

    package mutating func move(by rows: Int) { move(to: cursor + max(-count, min(rows, count))) }

    /// Moves by pages less a row, so that the row one was reading stays in sight.
    package mutating func movePages(by pages: Int) { move(by: pages * max(1, height - 1)) }

    /// Puts the cursor on `row`, or on the nearest row there is.
    package mutating func move(to row: Int) {
        cursor = min(max(0, row), max(0, count - 1))
        keepCursorInSight()
    }

    /// Puts the cursor on the option at `place`, if it is shown: the one that is chosen already.
    package mutating func moveToOption(_ place: Int) {
        if let row = shown.firstIndex(of: place) { move(to: ownRows.count + row) }
    }

    private mutating func keepCursorInSight() { offset = window.offset }

    // MARK: narrowing

    /// Changes what is typed, and shows what fits it from the best on; gives what `change` gives.
    @discardableResult
    package mutating func edit(_ change: (inout TextEdit) -> Bool) -> Bool {
        let revision = filter.revision
        guard change(&filter) else { return false }
        if filter.revision != revision { narrow() }
        return true
    }

    private mutating func narrow() {
        let next = index.query(filter.text)
        // What did not fit before does not fit more letters.
        shown = index.matches(next, among: next.narrows(query) ? shown : nil)
        query = next
        let text = filter.text
        let isOwn = takesOwn && text.contains { !$0.isWhitespace } && !labels.contains(Array(text.utf8))
        typedOwn = isOwn && !markedOwn.contains(text) ? text : nil
        move(to: 0)
    }

    // MARK: marking

    /// Whether `row` is marked.
    package func isMarked(_ row: Row) -> Bool {
        switch row {
        case .option(let place): marked.contains(place)
        case .own(let text): markedOwn.contains(text)
        }
    }

    /// How many are marked.
    package var markCount: Int { marked.count + markedOwn.count }

    /// Marks `row`, or takes its mark away; false when nothing can be marked, or no more.
    @discardableResult
    package mutating func toggle(_ row: Row) -> Bool {
        guard let maxMarks else { return false }
        switch row {
        case .option(let place):
            guard options.indices.contains(place) else { return false }
            if marked.remove(place) != nil { return true }
            guard markCount < maxMarks else { return false }
            marked.insert(place)
        case .own(let text):
            if let place = markedOwn.firstIndex(of: text) {
                markedOwn.remove(at: place)
                move(to: cursor)
                return true
            }
            guard takesOwn, markCount < maxMarks else { return false }
            markedOwn.append(text)
            // The words have become a row; the next ones can be typed.
            if text == filter.text {
                edit {
                    $0.set("")
                    return true
                }
            }
        }
        return true
    }

    /// Marks the row under the cursor, or takes its mark away; false when it cannot.
    @discardableResult
    package mutating func toggle() -> Bool { selected.map { toggle($0) } ?? false }

    /// What is marked: options in their order, then own words in the order they came.
    package var choices: [Row] { marked.sorted().map(Row.option) + markedOwn.map(Row.own) }
}
