internal import Canvas

/// Decides which rows of the newest frame to send next.
///
/// A frame that fits is sent at once. On a slow connection a frame is sent in parts, each taken from the newest frame,
/// most recent changes first: the response to a key does not wait for the rest of the screen.
struct RepaintPlan: Sendable {
    private(set) var size: Size
    private(set) var target: [Cell]
    private var shown: [Cell]
    private var isKnown: [Bool]
    private var isDue: [Bool]
    /// The number of the frame that last changed each row.
    private var changedBy: [Int]
    private var frames = 0
    /// The links of the newest frame by row.
    private(set) var links: [[Hyperlink]]
    /// The links that the terminal may still show, by row.
    private var shownLinks: [[Hyperlink]]

    /// Creates a plan for a screen of unknown content.
    init(size: Size) {
        self.size = size
        target = Array(repeating: .blank(), count: size.width * size.height)
        shown = target
        isKnown = Array(repeating: false, count: size.height)
        isDue = Array(repeating: true, count: size.height)
        changedBy = Array(repeating: 0, count: size.height)
        links = Array(repeating: [], count: size.height)
        shownLinks = links
    }

    /// True when the terminal shows the newest frame.
    var isDone: Bool { !isDue.contains(true) }

    /// Sets the newest frame. Cells outside it are blank, and cells outside the screen are dropped.
    ///
    /// - `withLinks`: True to send its links.
    mutating func setTarget(_ frame: Frame, withLinks: Bool = false) {
        let cells = cells(of: frame)
        let links = withLinks ? links(of: frame) : Array(repeating: [], count: size.height)
        frames += 1
        for y in 0..<size.height {
            let row = row(y)
            if cells[row] != target[row] || links[y] != self.links[y] { changedBy[y] = frames }
            isDue[y] = !isKnown[y] || cells[row] != shown[row] || links[y] != shownLinks[y]
        }
        target = cells
        self.links = links
    }

    /// Marks the terminal's content as unknown, so that all rows are due.
    mutating func forget() {
        for y in 0..<size.height {
            isKnown[y] = false
            isDue[y] = true
        }
    }

    /// Records that the terminal shows a row of the newest frame.
    mutating func drew(row y: Int) {
        shown.replaceSubrange(row(y), with: target[row(y)])
        isKnown[y] = true
        isDue[y] = false
        shownLinks[y] = links[y]
    }

    /// True when the newest frame has links or the terminal may still show some.
    var hasLinks: Bool { !links.allSatisfy(\.isEmpty) || !shownLinks.allSatisfy(\.isEmpty) }

    /// The links of row `y` that the terminal may still show and that have changed.
    func staleLinks(ofRow y: Int) -> [Hyperlink] { shownLinks[y] == links[y] ? [] : shownLinks[y] }

    /// The columns of row `y` that differ from the newest frame.
    func columns(ofRow y: Int) -> [Int] {
        let start = y * size.width
        return (0..<size.width).filter { !isKnown[y] || shown[start + $0] != target[start + $0] }
    }

    /// Returns the rows to draw now, from the top: all due ones, or the most recently changed, up to about `limit`
    /// bytes.
    func next(limit: Int?) -> [Int] {
        let due = (0..<size.height).filter { isDue[$0] }
        guard let limit else { return due }
        let costs = due.map(cost)
        if costs.reduce(0, +) <= limit || costOfScrolling(due, costs) <= limit { return due }
        var left = limit
        var rows: [Int] = []
        for (y, cost) in zip(due, costs).sorted(by: { (-changedBy[$0.0], $0.0) < (-changedBy[$1.0], $1.0) }) {
            if !rows.isEmpty, cost > left { break }
            rows.append(y)
            left -= cost
        }
        return rows.sorted()
    }

    /// The approximate cost of the row in bytes.
    private func cost(ofRow y: Int) -> Int {
        // A link is sent after its row: the cells again, and the address between two sequences.
        var bytes = links[y].reduce(4) { $0 + $1.columns.count + $1.address.text.utf8.count + 50 }
        var last: (column: Int, cell: Cell)?
        var repeated = 0
        for x in columns(ofRow: y) {
            let cell = target[y * size.width + x]
            if last?.column != x - 1 { bytes += 4 }
            if last?.cell.style != cell.style { bytes += 10 }
            // A repeated character is sent once with a count (terminfo `rep`).
            repeated = last?.cell == cell && last?.column == x - 1 ? repeated + 1 : 0
            if repeated < 6 { bytes += cell.cluster.utf8.count }
            last = (x, cell)
        }
        return bytes
    }

    /// The approximate cost in bytes when equal rows are moved by scrolling, as ncurses does.
    private func costOfScrolling(_ due: [Int], _ costs: [Int]) -> Int {
        var best = Int.max
        if hasLinks { return best }
        // Equal rows get the same number, so that a large window is compared row by row once and not for each distance.
        var numbers: [ArraySlice<Cell>: Int] = [:]
        func number(_ cells: ArraySlice<Cell>) -> Int {
            if let known = numbers[cells] { return known }
            numbers[cells] = numbers.count
            return numbers.count - 1
        }
        let old = (0..<size.height).map { isKnown[$0] ? number(shown[row($0)]) : -1 }
        let new = due.map { number(target[row($0)]) }
        for distance in (1 - size.height)..<size.height where distance != 0 {
            var sum = 32
            for (place, y) in due.enumerated() {
                let isShifted = old.indices.contains(y + distance) && old[y + distance] == new[place]
                if !isShifted { sum += costs[place] }
            }
            best = min(best, sum)
        }
        return best
    }

    /// The cells of `frame`, fitted to the screen.
    ///
    /// A blank has the style of the cell before it where that looks the same, which saves bytes.
    private func cells(of frame: Frame) -> [Cell] {
        let seen: Style.Attributes = [.underline, .reverse]
        var cells: [Cell] = []
        cells.reserveCapacity(target.count)
        for y in 0..<size.height {
            var carried = Style.plain
            for x in 0..<size.width {
                var cell = frame[x, y] ?? .blank()
                if x + 1 == size.width, frame[x + 1, y]?.isContinuation == true { cell = .blank(cell.style) }
                if cell.cluster == " ", x > 0, cell.style.background == carried.background,
                    cell.style.attributes.isDisjoint(with: seen), carried.attributes.isDisjoint(with: seen)
                {
                    cell.style = carried
                } else {
                    carried = cell.style
                }
                cells.append(cell)
            }
        }
        return cells
    }

    /// The links of `frame` that lie on the screen, row by row.
    private func links(of frame: Frame) -> [[Hyperlink]] {
        var links: [[Hyperlink]] = Array(repeating: [], count: size.height)
        for link in frame.hyperlinks where link.y < size.height && link.columns.lowerBound < size.width {
            let columns = link.columns.clamped(to: 0..<size.width)
            links[link.y].append(Hyperlink(y: link.y, columns: columns, address: link.address))
        }
        return links
    }

    private func row(_ y: Int) -> Range<Int> { (y * size.width)..<((y + 1) * size.width) }
}
