import Canvas
import Dashboard
import Testing
import Themes

extension RenderContext {
    /// The default theme in all its colors.
    static func fixture(
        glyphs: Glyphs = .unicode, theme: String = "dusk", depth: ColorDepth = .trueColor
    ) throws -> RenderContext {
        RenderContext(theme: try ThemeCatalog().theme(named: theme, depth: depth), glyphs: glyphs)
    }
}

extension Frame {
    /// The text of row `y`, a cell at a time.
    func row(_ y: Int) -> String { (0..<size.width).compactMap { self[$0, y]?.cluster }.joined() }

    /// The frame as a golden file keeps it: rows with their ends marked, and where the cursor stands.
    var golden: String {
        let rows = (0..<size.height).map { row($0) + "|" }
        return (rows + ["cursor \(cursor.map { "\($0.x),\($0.y)" } ?? "hidden")"]).joined(separator: "\n")
    }

    /// The frame with its colors: under each row a letter for each cell's look, and at the end what they mean.
    var painted: String {
        var letters: [Style: Character] = [:]
        var legend: [String] = []
        let names = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        var rows: [String] = []
        for y in 0..<size.height {
            let looks = (0..<size.width).map { x -> Character in
                guard let style = self[x, y]?.style else { return " " }
                if let letter = letters[style] { return letter }
                let letter = letters.count < names.count ? names[letters.count] : "?"
                letters[style] = letter
                legend.append("\(letter) \(style.foreground) on \(style.background) \(style.attributes.rawValue)")
                return letter
            }
            rows += [row(y) + "|", String(looks) + "|"]
        }
        return (rows + legend + ["cursor \(cursor.map { "\($0.x),\($0.y)" } ?? "hidden")"]).joined(separator: "\n")
    }

    /// Whether `text` stands in one of the rows.
    func shows(_ text: String) -> Bool { (0..<size.height).contains { row($0).contains(text) } }

    /// The style of the first cell of the first place where `text` stands.
    func style(of text: String) -> Style? {
        let wanted = text.map(String.init)
        for y in 0..<size.height {
            for x in 0..<max(0, size.width - wanted.count + 1)
            where wanted.indices.allSatisfy({ self[x + $0, y]?.cluster == wanted[$0] }) {
                return self[x, y]?.style
            }
        }
        return nil
    }
}

extension Session {
    /// The screen as it is now; with other keys it names none of those it had.
    func frame(_ look: RenderContext? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws -> Frame {
        let look = try look ?? .fixture()
        if let names = oldKeyNames(look), !names.isEmpty {
            Issue.record("with other keys this still names \(names)", sourceLocation: sourceLocation)
        }
        return state.render(look)
    }
}
