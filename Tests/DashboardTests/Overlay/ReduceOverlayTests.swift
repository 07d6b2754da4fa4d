import JSON
import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

struct ReduceOverlayTests {
    private static func chooser(_ session: Session) throws -> Chooser {
        try #require(session.state.overlays.last?.chooser)
    }

    @Test(arguments: [Key.character("1"), "2", "3", "4"])
    func helpListsEveryKeyOfItsPlace(_ pane: Key) throws {
        var session = Session.fixture()
        session.press(pane)
        let place = session.state.context
        session.press("?")
        #expect(session.state.context == .chooser)
        let actions = try Self.chooser(session).lines.map(\.command)
        for binding in KeyMap.standard.bindings(in: place) { #expect(actions.contains(.action(binding.action))) }
    }

    @Test func helpRunsTheSelectedLine() throws {
        var session = Session.fixture()
        session.press("?")
        session.type("refresh")
        #expect(try Self.chooser(session).selected?.command == .action(.refresh))
        #expect(session.press(.enter) == [.engine(.refresh(nil))])
        #expect(session.state.overlays.isEmpty)
    }

    @Test func thePaletteFindsActionsByAFewLetters() {
        var session = Session.fixture()
        session.press(":")
        session.type("quit")
        #expect(session.press(.enter) == [.quit])
    }

    @Test func thePaletteOpensEntriesOfAnySection() {
        var session = Session.fixture()
        session.press(":")
        session.type("ink wash")
        #expect(session.press(.enter) == [.engine(.loadEntry(CatalogEntry.inkWash.id))])
        #expect(session.state.context == .field)
        #expect(session.state.catalog.section == .models)
        #expect(session.state.openEntry == CatalogEntry.inkWash.id)
    }

    @Test func escClosesWithoutEffect() {
        var session = Session.fixture()
        let catalog = session.state.catalog
        session.press(":")
        session.type("quit")
        #expect(session.press(.escape) == [])
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.catalog == catalog)
    }

    @Test func enterOnNoMatchDoesNothing() throws {
        var session = Session.fixture()
        session.press(":")
        session.type("zzzz")
        #expect(try Self.chooser(session).count == 0)
        #expect(session.press(.enter) == [])
    }

    @Test func arrowsMoveInTheList() throws {
        var session = Session.fixture()
        session.press("?", .up, .down, .control("n"), .control("p"), .down)
        #expect(try Self.chooser(session).cursor == 2)
        session.press(.pageDown, .pageDown, .pageDown)
        #expect(try Self.chooser(session).cursor == Self.chooser(session).count - 1)
    }

    @Test func choicesStartAtTheAnswerAndAnswerTheField() throws {
        var session = Session.form(.owl)
        session.press(.tab, .right, .enter)
        #expect(session.state.overlays.last?.chooser != nil)
        #expect(try Self.chooser(session).lines.map(\.label) == ["calm", "stern", "wistful"])
        #expect(try Self.chooser(session).selected?.label == "stern")
        session.type("wist")
        session.press(.enter)
        #expect(session.answer("mood") == .choice("wistful"))
        #expect(session.state.context == .field)
    }
}
