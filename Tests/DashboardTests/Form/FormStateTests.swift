import Canvas
import Dashboard
import Domain
import Testing

struct FormStateTests {
    /// A session with the cursor in the owl's field `name`.
    private static func session(in name: String) -> Session {
        var session = Session.form(.owl)
        while session.state.form?.field?.name != name { session.press(.tab) }
        return session
    }

    @Test(
        arguments: [
            ("mood", [.right], .choice(1)), ("mood", [.right, .right, .right], .unset),
            ("mood", [.right, .right, .right, .right], .choice(0)), ("mood", [.left], .unset),
            ("mood", [.right, .backspace], .choice(0)), ("mood", ["l", "h"], .choice(0)),
            ("upscale", [" "], .toggle(true)), ("upscale", [.right, .left], .toggle(false)),
            ("steps", [.right], .text("29")), ("steps", [.left, .left], .text("26")),
            ("steps", [.control("u"), "7"], .text("7")), ("steps", [.control("u")], .unset),
            ("steps", [.control("u"), .right], .text("1")), ("seed", [.right], .text("0")),
            ("steps", [.escape, "x"], .text("28")), ("steps", [.right, .escape, "l", "h", "h"], .text("28")),
            ("mood", [.right, .escape, "x"], .choice(0)), ("mood", [.escape, "l"], .choice(1)),
            ("subject", ["o", "w", "l", .backspace], .text("ow")), ("subject", ["o", .backspace], .unset),
            ("subject", ["l", "h", " ", "x"], .text("lh x")),
        ] as [(String, [Key], FieldValue)])
    func keysAnswerAField(_ name: String, _ keys: [Key], _ answer: FieldValue) {
        var session = Self.session(in: name)
        for key in keys { session.press(key) }
        #expect(session.answer(name) == answer)
    }

    @Test func neededIsNotSaidBeforeOneLeavesTheField() throws {
        var session = Session.form(.owl)
        func problem() throws -> String? {
            let form = try #require(session.state.form)
            return try form.problem(with: #require(form.form["subject"]))
        }
        #expect(try problem() == nil)
        session.press("o", .backspace)
        session.press(.tab)
        #expect(try problem() == "needed")
        session.press(.backTab, "o")
        #expect(try problem() == nil)
    }

    @Test func aMistakeIsSaidWhileItIsTyped() throws {
        var session = Self.session(in: "steps")
        session.press(.end, "0")
        let form = try #require(session.state.form)
        #expect(try form.problem(with: #require(form.form["steps"])) == "at most 50")
    }

    @Test func openingAnEntryShowsNoProblems() throws {
        for entry in CatalogEntry.prompts {
            let form = try #require(Session.form(entry).state.form)
            #expect(form.form.fields.allSatisfy { form.problem(with: $0) == nil })
        }
    }
}
