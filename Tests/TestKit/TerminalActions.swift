internal import CPseudoTerminal

extension TerminalEmulator {
    mutating func perform(_ action: Action) {
        switch action {
        case .print(let scalar): print(scalar)
        case .control(let byte): control(byte)
        case .escape(let text): escape(text)
        case .sequence(marker: "?", let parameters, let final): setModes(parameters, final)
        case .sequence(marker: nil, let parameters, let final): sequence(final, parameters)
        case .sequence: break
        case .command(let text):
            commands.append(text)
            if text.hasPrefix("0;") || text.hasPrefix("2;") { title = String(text.dropFirst(2)) }
            if text.hasPrefix("8;"), let end = text.dropFirst(2).firstIndex(of: ";") {
                let address = String(text[end...].dropFirst())
                link = address.isEmpty ? nil : address
            }
        }
    }

    mutating func move(column: Int, row: Int) {
        cursor = (min(max(0, column), columns - 1), min(max(0, row), rows - 1))
        mustWrap = false
    }

    // MARK: text

    private mutating func print(_ scalar: Unicode.Scalar) {
        let width = Int(cpt_width(scalar.value))
        if width == 0 {
            let left = mustWrap ? cursor.column : max(0, cursor.column - 1)
            let column = cells[cursor.row][left].text.isEmpty ? max(0, left - 1) : left
            cells[cursor.row][column].text.unicodeScalars.append(scalar)
            return
        }
        lastScalar = scalar
        if mustWrap || cursor.column + width > columns {
            cursor.column = 0
            mustWrap = false
            lineFeed()
        }
        place(Cell(text: String(scalar), look: look, link: link), width: max(1, width))
    }

    private mutating func place(_ cell: Cell, width: Int) {
        let (column, row) = cursor
        let end = min(column + width, columns)
        // Half of a wide cell cannot stay.
        if cells[row][column].text.isEmpty, column > 0 { cells[row][column - 1].text = " " }
        if end < columns, cells[row][end].text.isEmpty { cells[row][end].text = " " }
        cells[row][column] = cell
        for half in (column + 1)..<max(column + 1, end) {
            cells[row][half] = Cell(text: "", look: cell.look, link: cell.link)
        }
        mustWrap = column + width >= columns
        cursor.column = min(column + width, columns - 1)
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 7: bells += 1
        case 8: move(column: cursor.column - 1, row: cursor.row)
        case 9: move(column: cursor.column / 8 * 8 + 8, row: cursor.row)
        case 10, 11, 12: lineFeed()
        case 13: move(column: 0, row: cursor.row)
        default: break
        }
    }

    private mutating func lineFeed() {
        if cursor.row == region.upperBound {
            scroll(region, by: 1)
        } else {
            move(column: cursor.column, row: cursor.row + 1)
        }
    }

    private mutating func escape(_ text: String) {
        switch text {
        case "7": saved = (cursor.column, cursor.row, look)
        case "8":
            move(column: saved.column, row: saved.row)
            look = saved.look
        case "D": lineFeed()
        case "E":
            lineFeed()
            move(column: 0, row: cursor.row)
        case "M":
            if cursor.row == region.lowerBound {
                scroll(region, by: -1)
            } else {
                move(column: cursor.column, row: cursor.row - 1)
            }
        case "=", ">": hasApplicationKeys = text == "="
        case "c": self = TerminalEmulator(columns: columns, rows: rows)
        default: break
        }
    }

    // MARK: sequences

    private mutating func sequence(_ final: String, _ parameters: [Int?]) {
        let first = parameters.first ?? nil
        let count = max(1, first ?? 1)
        switch final {
        case "A": move(column: cursor.column, row: cursor.row - count)
        case "B", "e": move(column: cursor.column, row: cursor.row + count)
        case "C", "a": move(column: cursor.column + count, row: cursor.row)
        case "D": move(column: cursor.column - count, row: cursor.row)
        case "E": move(column: 0, row: cursor.row + count)
        case "F": move(column: 0, row: cursor.row - count)
        case "G", "`": move(column: count - 1, row: cursor.row)
        case "d": move(column: cursor.column, row: count - 1)
        case "H", "f":
            let column = parameters.count > 1 ? parameters[1] ?? 1 : 1
            move(column: max(1, column) - 1, row: count - 1)
        case "I": for _ in 0..<count { control(9) }
        case "Z": move(column: (cursor.column - 1) / 8 * 8, row: cursor.row)
        case "b": for _ in 0..<count { lastScalar.map { print($0) } }
        case "J": eraseScreen(first ?? 0)
        case "K": eraseLine(first ?? 0)
        case "X": blank(row: cursor.row, from: cursor.column, to: cursor.column + count)
        case "@": shiftLine(by: count)
        case "P": shiftLine(by: -count)
        case "L" where region.contains(cursor.row): scroll(cursor.row...region.upperBound, by: -count)
        case "M" where region.contains(cursor.row): scroll(cursor.row...region.upperBound, by: count)
        case "S": scroll(region, by: count)
        case "T": scroll(region, by: -count)
        case "m": setLook(parameters)
        case "r": setRegion(first, parameters.count > 1 ? parameters[1] : nil)
        case "n" where first == 5: answers += Array("\u{1b}[0n".utf8)
        case "c" where (first ?? 0) == 0: answers += Array("\u{1b}[?62;22c".utf8)
        case "t" where first == 22: titles.append(title)
        case "t" where first == 23: title = titles.popLast() ?? title
        case "s": saved = (cursor.column, cursor.row, look)
        case "u": move(column: saved.column, row: saved.row)
        default: break
        }
    }

    private mutating func setRegion(_ top: Int?, _ bottom: Int?) {
        let lower = max(1, top ?? 1) - 1
        let upper = min(rows, bottom ?? rows) - 1
        region = lower < upper ? lower...upper : 0...(rows - 1)
        move(column: 0, row: 0)
    }

    private mutating func setModes(_ parameters: [Int?], _ final: String) {
        guard final == "h" || final == "l" else { return }
        let isOn = final == "h"
        for mode in parameters.compactMap({ $0 }) {
            switch mode {
            case 1: hasApplicationKeys = isOn
            case 25: isCursorVisible = isOn
            case 1000, 1002, 1003: isReportingMouse = isOn
            case 1004: isReportingFocus = isOn
            case 2004: isBracketedPaste = isOn
            case 2026: isSynchronized = isOn
            case 2031: isReportingAppearance = isOn
            case 47, 1047, 1049: setAlternateScreen(isOn)
            default: break
            }
        }
    }

    private mutating func setAlternateScreen(_ isOn: Bool) {
        guard isOn != isAlternateScreen else { return }
        isAlternateScreen = isOn
        if isOn {
            saved = (cursor.column, cursor.row, look)
            mainScreen = cells
            cells = TerminalEmulator(columns: columns, rows: rows).cells
        } else {
            cells = mainScreen ?? cells
            mainScreen = nil
            move(column: saved.column, row: saved.row)
            look = saved.look
        }
    }

    // MARK: erasing and shifting

    private var emptied: Cell { Cell(text: " ", look: Look(background: look.background)) }

    private mutating func blank(row: Int, from start: Int, to end: Int) {
        for column in max(0, start)..<max(0, start, min(end, columns)) { cells[row][column] = emptied }
        mustWrap = false
    }

    private mutating func eraseLine(_ kind: Int) {
        blank(
            row: cursor.row, from: kind == 0 ? cursor.column : 0, to: kind == 1 ? cursor.column + 1 : columns)
    }

    private mutating func eraseScreen(_ kind: Int) {
        if kind < 2 { eraseLine(kind) }
        for row in 0..<rows where kind >= 2 || (kind == 0 ? row > cursor.row : row < cursor.row) {
            blank(row: row, from: 0, to: columns)
        }
    }

    private mutating func shiftLine(by count: Int) {
        var row = cells[cursor.row]
        let number = min(abs(count), columns - cursor.column)
        if count > 0 {
            row.insert(contentsOf: Array(repeating: emptied, count: number), at: cursor.column)
            row.removeLast(number)
        } else {
            row.removeSubrange(cursor.column..<(cursor.column + number))
            row += Array(repeating: emptied, count: number)
        }
        cells[cursor.row] = row
    }

    /// Moves the rows of `range` up, or down when `count` is negative.
    private mutating func scroll(_ range: ClosedRange<Int>, by count: Int) {
        let number = min(abs(count), range.count)
        let blanks = Array(repeating: Array(repeating: emptied, count: columns), count: number)
        let rows = Array(cells[range])
        let moved = count > 0 ? Array(rows.dropFirst(number)) + blanks : blanks + rows.dropLast(number)
        cells.replaceSubrange(range, with: moved)
    }

    // MARK: looks

    private mutating func setLook(_ parameters: [Int?]) {
        var codes = parameters.map { $0 ?? 0 }[...]
        while let code = codes.popFirst() {
            switch code {
            case 0: look = Look()
            case 1: look.bold = true
            case 2: look.dim = true
            case 3: look.italic = true
            case 4: look.underline = true
            case 7: look.reverse = true
            case 22: (look.bold, look.dim) = (false, false)
            case 23: look.italic = false
            case 24: look.underline = false
            case 27: look.reverse = false
            case 30...37: look.foreground = .indexed(UInt8(code - 30))
            case 38: look.foreground = Self.color(&codes) ?? look.foreground
            case 39: look.foreground = nil
            case 40...47: look.background = .indexed(UInt8(code - 40))
            case 48: look.background = Self.color(&codes) ?? look.background
            case 49: look.background = nil
            case 90...97: look.foreground = .indexed(UInt8(code - 82))
            case 100...107: look.background = .indexed(UInt8(code - 92))
            default: break
            }
        }
    }

    private static func color(_ codes: inout ArraySlice<Int>) -> Color? {
        switch codes.popFirst() {
        case 5: return codes.popFirst().flatMap(UInt8.init(exactly:)).map { .indexed($0) }
        case 2:
            let parts = codes.prefix(3).compactMap(UInt8.init(exactly:))
            codes = codes.dropFirst(3)
            return parts.count == 3 ? .rgb(parts[0], parts[1], parts[2]) : nil
        default: return nil
        }
    }
}
