import Dashboard
import Domain
import Session
import Testing

struct CatalogListTests {
    private static func page(_ entries: [CatalogEntry], first: Bool, last: Bool, broken: Int = 0) -> EngineEvent {
        .entries(
            .artinstring, .prompt,
            CatalogPage(entries: entries, isFirst: first, isLast: last, total: 6, brokenRows: broken))
    }

    @Test func pagesAreShownAsTheyArrive() {
        var session = Session(.fresh())
        session.tell(Self.page([.owl], first: true, last: false, broken: 1))
        #expect(session.titles == ["Stoic Owl Portrait"])
        #expect(!session.state.catalogRows.isComplete)
        session.tell(Self.page([.fox], first: false, last: true, broken: 2))
        #expect(session.titles == ["Stoic Owl Portrait", "Neon Fox"])
        #expect(session.state.catalogRows.isComplete)
        #expect(session.state.catalogRows.brokenRows == 3)
        #expect(session.state.catalogRows.total == 6)
    }

    @Test func aRefreshReplacesRowsWhenComplete() {
        var session = Session.fixture(entries: [.owl, .fox, .crane])
        session.press("j")
        session.tell(Self.page([.whale], first: true, last: false))
        #expect(session.titles == ["Stoic Owl Portrait", "Neon Fox", "Paper Crane"])
        session.tell(Self.page([.fox, .owl], first: false, last: true))
        #expect(session.titles == ["Glass Whale Loop", "Neon Fox", "Stoic Owl Portrait"])
        #expect(session.state.selectedEntry == .fox)
    }

    @Test func aCursorWithoutItsRowGoesToTheTop() {
        var session = Session.fixture(entries: [.owl, .fox])
        session.press("j")
        session.tell(Self.page([.owl, .crane], first: true, last: true))
        #expect(session.state.selectedEntry == .owl)
    }

    @Test func aFilterAppliesToNewRows() {
        var session = Session.fixture(entries: [.owl])
        session.press("/")
        session.type("fox")
        #expect(session.titles == [])
        session.tell(Self.page([.owl, .fox], first: true, last: true))
        #expect(session.titles == ["Neon Fox"])
    }

    @Test func aCompleteEntryReplacesItsRow() {
        var session = Session.fixture()
        var entry = CatalogEntry.fox
        entry.title = "Argon Fox"
        session.tell(.entry(entry))
        #expect(session.titles[1] == "Argon Fox")
        session.press("/")
        session.type("argon")
        #expect(session.titles == ["Argon Fox"])
    }
}
