import JSON
import Canvas
import Dashboard
import Forms
import Domain
import Testing

struct FormPaneTests {
    /// A session with the cursor in the owl's field `name`.
    private static func session(in name: String) -> Session {
        var session = Session.form(.owl)
        while session.state.formPane?.fieldName != name { session.press(.tab) }
        return session
    }

    @Test(
        arguments: [
            ("mood", [.right], .choice("stern")), ("mood", [.right, .right, .right], .unset),
            ("mood", [.right, .right, .right, .right], .choice("stern")), ("mood", [.left], .choice("wistful")),
            ("mood", [.right, .backspace], .unset), ("mood", ["l", "h"], .unset),
            ("upscale", [" "], .toggle(true)), ("upscale", [.right, .left], .unset),
            ("steps", [.right], .text("29")), ("steps", [.left, .left], .text("26")),
            ("steps", [.control("u"), "7"], .text("7")), ("steps", [.control("u")], .unset),
            ("steps", [.control("u"), .right], .text("29")), ("seed", [.right], .text("0")),
            ("steps", [.right, .escape, "x"], .unset), ("steps", [.right, .escape, "l", "h", "h"], .text("28")),
            ("mood", [.right, .escape, "x"], .unset), ("mood", [.escape, "l"], .choice("stern")),
            ("subject", ["o", "w", "l", .backspace], .text("ow")), ("subject", ["o", .backspace], .unset),
            ("subject", ["l", "h", " ", "x"], .text("lh x")),
        ] as [(String, [Key], FieldAnswer)])
    func keysAnswerAField(_ name: String, _ keys: [Key], _ answer: FieldAnswer) {
        var session = Self.session(in: name)
        for key in keys { session.press(key) }
        #expect(session.answer(name) == answer)
    }

    @Test func requiredIsShownAfterLeavingTheField() throws {
        var session = Session.form(.owl)
        func problem() throws -> String? {
            try #require(session.state.formPane).problem(named: "subject")
        }
        #expect(try problem() == nil)
        session.press("o", .backspace)
        session.press(.tab)
        #expect(try problem() == "required")
        session.press(.backTab, "o")
        #expect(try problem() == nil)
    }

    @Test func aProblemIsShownWhileTyping() throws {
        var session = Self.session(in: "steps")
        session.press(.end, "0")
        let form = try #require(session.state.formPane)
        #expect(try form.problem(named: "steps") == "must be at most 50")
    }

    @Test func openingAnEntryShowsNoProblems() throws {
        for entry in CatalogEntry.prompts {
            let form = try #require(Session.form(entry).state.formPane)
            #expect(form.rows.allSatisfy { form.problem(with: $0) == nil })
        }
    }

    @Test func arrowsChangeDaysAndTimes() {
        var session = Session.form(.moments)
        session.press(.right)
        #expect(session.answer("day") == .text("2026-05-08"))
        session.press(.left, .left)
        #expect(session.answer("day") == .text("2026-05-06"))
        session.press(.tab)
        session.type("9:3")
        session.press(.left, .backspace)
        #expect(session.answer("hour") == .text("93"))
    }
}
