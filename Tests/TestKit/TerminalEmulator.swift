/// A terminal as a value: bytes go in, a grid of cells comes out.
///
/// Understands what ncurses sends for xterm, tmux and the Linux console
/// (ECMA-48, xterm's private modes 1, 25, 1000–1006, 1004, 1049, 2004, 2026 and 2031, its stack
/// of titles, REP); of OSC only titles and links mean something, and DCS strings are skipped.
package struct TerminalEmulator: Sendable {
    /// A cell's color: nil is the terminal's own.
    package enum Color: Hashable, Sendable {
        case indexed(UInt8)
        case rgb(UInt8, UInt8, UInt8)
    }

    /// The look that the next text gets.
    package struct Look: Hashable, Sendable {
        package var foreground: Color?
        package var background: Color?
        package var bold = false
        package var dim = false
        package var italic = false
        package var underline = false
        package var reverse = false

        package init(
            foreground: Color? = nil, background: Color? = nil, bold: Bool = false, dim: Bool = false,
            italic: Bool = false, underline: Bool = false, reverse: Bool = false
        ) {
            self.foreground = foreground
            self.background = background
            self.bold = bold
            self.dim = dim
            self.italic = italic
            self.underline = underline
            self.reverse = reverse
        }
    }

    /// One cell; `text` is empty for the right half of a wide one.
    package struct Cell: Hashable, Sendable {
        package var text = " "
        package var look = Look()
        /// The address behind it (OSC 8).
        package var link: String?
    }

    /// The grid, row by row.
    package internal(set) var cells: [[Cell]]
    /// The cursor's column and row, from 0.
    package internal(set) var cursor = (column: 0, row: 0)
    package internal(set) var isCursorVisible = true
    package internal(set) var isAlternateScreen = false
    package internal(set) var isBracketedPaste = false
    package internal(set) var isReportingFocus = false
    package internal(set) var isReportingMouse = false
    package internal(set) var isReportingAppearance = false
    /// Whether what is drawn is held back until a frame is whole.
    package internal(set) var isSynchronized = false
    /// Whether the cursor and keypad keys send their application sequences.
    package internal(set) var hasApplicationKeys = false
    /// The window's title.
    package internal(set) var title = ""
    /// The titles put aside.
    package internal(set) var titles: [String] = []
    /// What the terminal answers to questions, until somebody takes it.
    package var answers: [UInt8] = []
    /// How many times the bell rang.
    package internal(set) var bells = 0
    /// The OSC strings that came, without their introducer and end.
    package internal(set) var commands: [String] = []

    var look = Look()
    /// The address that the next text gets.
    var link: String?
    var region: ClosedRange<Int>
    var saved: (column: Int, row: Int, look: Look) = (0, 0, Look())
    var mainScreen: [[Cell]]?
    var mustWrap = false
    var lastScalar: Unicode.Scalar?
    var parser = Parser()

    package init(columns: Int, rows: Int) {
        cells = Array(repeating: Array(repeating: Cell(), count: max(1, columns)), count: max(1, rows))
        region = 0...max(0, rows - 1)
    }

    package var columns: Int { cells[0].count }
    package var rows: Int { cells.count }

    /// The rows as text, without the blanks at their ends.
    package var lines: [String] {
        cells.map { row in
            var line = row.map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The screen as text, without the blank rows at its end.
    package var text: String {
        var lines = lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Whether a row holds `text`.
    package func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// Where `text` first is: the column and row of its first cell.
    package func find(_ text: String) -> (column: Int, row: Int)? {
        for (row, line) in lines.enumerated() {
            for column in 0..<columns where !cells[row][column].text.isEmpty {
                if cells[row][column...].map(\.text).joined().hasPrefix(text), line.contains(text) {
                    return (column, row)
                }
            }
        }
        return nil
    }

    /// Whether it is as a shell expects it: no mode is on that it did not have at the start, and text comes in its
    /// own colors.
    package var isAtRest: Bool {
        let isReporting = isBracketedPaste || isReportingMouse || isReportingFocus || isReportingAppearance
        return !isAlternateScreen && !isReporting && !isSynchronized && !hasApplicationKeys && isCursorVisible
            && title.isEmpty && titles.isEmpty && look == Look() && link == nil && region == 0...(rows - 1)
            && parser.isAtRest
    }

    /// Whether the last byte was in the middle of a sequence.
    package var isMidSequence: Bool { !parser.isAtRest }

    /// Takes bytes as they come; sequences may be torn anywhere.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if let action = parser.take(byte) { perform(action) }
        }
    }

    /// Changes the size; what no longer fits is cut.
    package mutating func resize(columns: Int, rows: Int) {
        cells = Self.fitted(cells, columns: columns, rows: rows)
        mainScreen = mainScreen.map { Self.fitted($0, columns: columns, rows: rows) }
        region = 0...(self.rows - 1)
        move(column: cursor.column, row: cursor.row)
    }

    private static func fitted(_ cells: [[Cell]], columns: Int, rows: Int) -> [[Cell]] {
        let (columns, rows) = (max(1, columns), max(1, rows))
        let blank = Array(repeating: Cell(), count: columns)
        return (0..<rows).map { row in
            row < cells.count ? Array((cells[row] + blank).prefix(columns)) : blank
        }
    }
}
