import Pixels

/// Turns what chafa prints into cells.
///
/// With `--format symbols` it prints nothing but SGR sequences (ECMA-48, 8.3.117),
/// glyphs and line feeds. Everything else is dropped, so that a picture can carry no
/// other control sequence to a terminal.
struct ChafaParser {
    private var foreground: Picture.Ink?
    private var background: Picture.Ink?
    private var isInverse = false
    private var rows: [[Picture.Cell]] = [[]]

    /// The picture in `output`; rows that are too short are filled with blank cells.
    static func parse(_ output: String) -> Picture {
        var parser = ChafaParser()
        parser.read(output)
        var rows = parser.rows
        while rows.last?.isEmpty == true { rows.removeLast() }
        let width = rows.map(\.count).max() ?? 0
        let blank = Picture.Cell(glyph: " ", foreground: nil, background: nil)
        return Picture(rows: rows.map { $0 + Array(repeating: blank, count: width - $0.count) })
    }

    private mutating func read(_ output: String) {
        var rest = output.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1B}": readEscape(&rest)
            case "\n": rows.append([])
            default: if Self.fillsCell(scalar) { append(Character(scalar)) }
            }
        }
    }

    /// Indicates whether a scalar stands for itself in a cell: controls, invisible formats and marks do not.
    private static func fillsCell(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator,
            .surrogate, .unassigned:
            false
        default: true
        }
    }

    private mutating func append(_ glyph: Character) {
        let (front, back) = isInverse ? (background, foreground) : (foreground, background)
        rows[rows.count - 1].append(Picture.Cell(glyph: glyph, foreground: front, background: back))
    }

    /// Reads what follows an ESC: a control sequence (ECMA-48, 5.4) is taken whole and
    /// followed when it is SGR; of anything else only the ESC is dropped.
    private mutating func readEscape(_ rest: inout Substring.UnicodeScalarView) {
        guard rest.first == "[" else { return }
        rest.removeFirst()
        var parameters = ""
        while let scalar = rest.popFirst() {
            if (0x40...0x7E).contains(scalar.value) {
                if scalar == "m" { apply(parameters) }
                return
            }
            guard (0x20...0x3F).contains(scalar.value) else { return }
            parameters.unicodeScalars.append(scalar)
        }
    }

    private mutating func apply(_ parameters: String) {
        var codes = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }[...]
        while let code = codes.popFirst() {
            switch code {
            case 0:
                foreground = nil
                background = nil
                isInverse = false
            case 7: isInverse = true
            case 27: isInverse = false
            case 38: if let color = Self.color(&codes) { foreground = color }
            case 48: if let color = Self.color(&codes) { background = color }
            case 39: foreground = nil
            case 49: background = nil
            default: break
            }
        }
    }

    /// The color after 38 or 48: `2;r;g;b`; nil for others, whose numbers are skipped.
    private static func color(_ codes: inout ArraySlice<Int>) -> Picture.Ink? {
        switch codes.popFirst() {
        case 2:
            guard codes.count >= 3 else {
                codes = []
                return nil
            }
            let channels = codes.prefix(3).map { UInt8(clamping: $0) }
            codes = codes.dropFirst(3)
            return .rgb(channels[0], channels[1], channels[2])
        case 5:
            codes = codes.dropFirst()
            return nil
        default: return nil
        }
    }
}
