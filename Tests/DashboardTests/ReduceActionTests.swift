import JSON
import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

struct ReduceActionTests {
    @Test(arguments: ["1", "3", "4"] as [Key])
    func qQuitsFromTheTop(_ pane: Key) {
        var session = Session.fixture()
        session.press(pane)
        #expect(session.press("q").last == .quit)
    }

    @Test func qLeavesAFormAndThenQuits() {
        var session = Session.form(.owl)
        session.press(.escape)
        #expect(session.press("q") == [])
        #expect(session.state.focus == .catalog)
        #expect(session.press("q").last == .quit)
    }

    @Test func qIsALetterWhereTextIsTyped() {
        var session = Session.form(.owl)
        #expect(session.press("q") == [])
        #expect(session.answer("subject") == .text("q"))
        session.press(.escape, .escape, "/")
        #expect(session.press("q") == [])
        #expect(session.state.catalog.filter.text == "q")
        session.press(.escape, ":")
        #expect(session.press("q") == [])
        #expect(session.state.overlays.last?.chooser?.list.filter.text == "q")
    }

    @Test func escLeavesTheFieldThenTheForm() {
        var session = Session.form(.owl)
        #expect(session.state.context == .field)
        session.press(.escape)
        #expect(session.state.context == .form)
        session.press(.escape)
        #expect(session.state.context == .catalog)
        #expect(session.press(.escape) == [])
        #expect(session.state.context == .catalog)
    }

    @Test(
        arguments: [
            (["2"], .form), (["3"], .queue), (["4"], .result), (["4", "1"], .catalog), ([.tab], .form),
            ([.backTab], .result), (["3", .tab], .result), (["4", .tab], .catalog), (["3", .backTab], .form),
            (["3", .escape], .catalog), (["4", .escape], .catalog), (["3", .enter], .result),
        ] as [([Key], Pane)])
    func panesAreReachedByKeys(_ keys: [Key], _ pane: Pane) {
        var session = Session.fixture(runs: Run.allPhases)
        for key in keys { session.press(key) }
        #expect(session.state.focus == pane)
    }

    @Test func focusingTheFormUsesTheCurrentEntry() {
        var session = Session.fixture()
        session.press("j", "2")
        #expect(session.state.openEntry == CatalogEntry.fox.id)
        session.press("3", "2")
        #expect(session.state.openEntry == CatalogEntry.fox.id)
    }

    @Test(arguments: ["1", "2", "3", "4"] as [Key])
    func globalKeysWorkEverywhere(_ pane: Key) {
        var session = Session.fixture()
        session.press(pane)
        #expect(session.press(.control("c")).last == .quit)
        #expect(session.press(.control("l")) == [.redraw])
        #expect(session.press(.control("z")).last == .suspend)
        #expect(session.press("r") == [.engine(.refresh(nil))])
        #expect(session.press("R") == [.engine(.randomEntry)])
    }

    @Test func randomNeedsArtinstring() {
        var session = Session(.fresh(services: [.antekirt]))
        #expect(session.press("R") == [])
        #expect(
            session.toastLines == ["Random prompts come from artinstring. To sign in, run: easel login artinstring"])
    }

    @Test func copiesTheSelection() {
        var session = Session.fixture(runs: [.fixture("r", "Owl", .completed, output: Run.picture)])
        #expect(session.press("y") == [.copy("stoic-owl-portrait")])
        session.press("3")
        #expect(session.press("y") == [.copy(Run.picture.files[0].url)])
        session.press("1", .enter)
        session.type("owl")
        session.press(.escape)
        #expect(session.press("y") == [.copy(session.state.form?.draft.body.prettyText ?? "")])
        var empty = Session(.fresh())
        empty.press("4")
        #expect(empty.press("y") == [])
        #expect(empty.toastLines == ["Nothing to copy here."])
    }

    @Test(
        arguments: [
            (["j", "j"], 2), (["j", "k"], 0), (["k"], 0), (["G"], 5), (["G", "g"], 0), ([.down, .down, .up], 1),
            ([.pageDown], 5), ([.end, .control("u")], 0), ([.control("d")], 5), ([.end, .home], 0),
        ] as [([Key], Int)])
    func movesTheCursor(_ keys: [Key], _ cursor: Int) {
        var session = Session.fixture()
        for key in keys { session.press(key) }
        #expect(session.state.catalog.list.cursor == cursor)
    }

    @Test func theWelcomeOffersTheDemo() {
        for key in [.enter, "d"] as [Key] {
            var session = Session(.fresh(services: []))
            #expect(session.state.isWelcome)
            #expect(session.press(key) == [.openDemo])
        }
        var session = Session(.fresh(services: []))
        #expect(session.press("q") == [.quit])
        #expect(session.press("j", .escape, "r", .tab) == [])
        session.press("?")
        #expect(session.state.overlays.last?.chooser?.kind == .help)
        session.press(.escape)
        #expect(session.state.context == .welcome)
    }
}
