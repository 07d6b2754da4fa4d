import Canvas
import Dashboard
import Forms
import Domain
import Testing

/// What holds of every form whatever is pressed.
struct FormPropertyTests {
    private static let keys: [Key] = [
        .tab, .tab, .tab, .backTab, .enter, .enter, .left, .right, .up, .down, .end, .home, .backspace, .delete, " ",
        "a", "7", "R", "L", "{", "|", "}", ",", ".", "漢", .alt("a"), .alt("x"), .alt("j"), .alt("k"), .alt("n"),
        .control("_"), .alt("_"), .control("u"), .control("r"), .escape, "u", "U", "D", "X", "x", "n", "l", "h",
    ]

    @Test(arguments: [CatalogEntry.texts, .moments, .numbers, .choices, .lists, .groups, .odd, .owl, .inkWash])
    func everyKeyIsHandled(_ entry: CatalogEntry) throws {
        var random = Splits(state: 7)
        let look = try RenderContext.fixture()
        for (width, height) in [(80, 24), (120, 36)] {
            var session = Session.form(entry, width, height)
            for step in 0..<400 {
                if session.state.focus != .form { session.press("2") }
                session.press(Self.keys[Int(random.next() % UInt64(Self.keys.count))])
                let pane = try #require(session.state.formPanes[entry.id])
                #expect(pane.lines.indices.contains(pane.cursor))
                // What was laid out key by key is what the answers say.
                let answers = Dictionary(
                    pane.form.tree.rows(for: pane.form.answers).map { ($0.place, $0.answer) },
                    uniquingKeysWith: { first, _ in first })
                #expect(pane.rows.allSatisfy { answers[$0.place] == $0.answer })
                // What is sent is what is shown, and comes back from it.
                let body = pane.form.draft.body
                #expect(pane.form.tree.body(from: pane.form.tree.answers(shown: body)) == body)
                guard step % 20 == 0 else { continue }
                let frame = session.state.render(look)
                if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor)) }
            }
        }
    }

    @Test(arguments: [CatalogEntry.texts, .numbers, .choices, .lists, .groups])
    func everyChangeCanBeUndoneAndRedone(_ entry: CatalogEntry) throws {
        var random = Splits(state: 11)
        var session = Session.form(entry)
        let changing = Self.keys.filter {
            $0 != .escape && $0 != .control("r") && $0 != .control("_") && $0 != .alt("_")
        }
        for _ in 0..<200 {
            session.press(changing[Int(random.next() % UInt64(changing.count))])
            if !session.state.overlays.isEmpty { session.press(.escape) }
        }
        let last = try #require(session.state.form).answers
        for _ in 0..<300 { session.press(.control("_")) }
        #expect(session.state.form?.answers.isBlank == true)
        for _ in 0..<300 { session.press(.alt("_")) }
        #expect(session.state.form?.answers == last)
    }

    /// A generator that gives the same numbers each time (splitmix64).
    private struct Splits: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
