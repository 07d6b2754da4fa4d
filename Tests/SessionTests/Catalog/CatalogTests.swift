import Domain
import Session
import Testing

struct CatalogTests {
    private static let (owl, fox) = (
        CatalogEntry.prompt("1", "Owl", collection: "dusk"), CatalogEntry.prompt("2", "Neon Fox")
    )

    private static func page(_ entries: [CatalogEntry], first: Bool = true, last: Bool = true) -> EngineEvent {
        .entries(
            .artinstring, .prompt,
            CatalogPage(entries: entries, isFirst: first, isLast: last, total: 6, brokenRows: 1))
    }

    @Test func theFirstReadingShowsPagesAsTheyCome() {
        var session = Session.live()
        #expect(session.apply(Self.page([Self.owl], last: false)) == [.section(.prompts)])
        #expect(session.catalog.entries == [Self.owl])
        #expect(!session.catalog[.prompts].isComplete)
        _ = session.apply(Self.page([Self.fox], first: false))
        #expect(session.catalog.entries == [Self.owl, Self.fox])
        #expect(session.catalog[.prompts].isComplete)
        #expect(session.catalog[.prompts].total == 6 && session.catalog[.prompts].brokenRows == 2)
    }

    @Test func aRefreshReplacesTheRowsOnlyWhenItIsWhole() {
        var session = Session.live()
        _ = session.apply(Self.page([Self.owl]))
        _ = session.apply(Self.page([Self.fox], last: false))
        #expect(session.catalog.entries == [Self.owl])
        _ = session.apply(Self.page([], first: false))
        #expect(session.catalog.entries == [Self.fox])
    }

    @Test func anEntryReadWholeReplacesItsRow() {
        var session = Session.live()
        _ = session.apply(Self.page([Self.owl, Self.fox]))
        let changed = CatalogEntry.prompt("2", "Argon Fox")
        #expect(session.apply(.entry(changed)) == [.section(.prompts), .entry(changed)])
        #expect(session.catalog.entry(Self.fox.id) == changed)
        #expect(session.catalog[.prompts].indices(matching: "argon") == [1])
        let unknown = CatalogEntry.prompt("3", "Crane")
        #expect(session.apply(.randomEntry(unknown)) == [.randomEntry(unknown)])
        #expect(session.catalog.entry(unknown.id) == nil)
    }

    @Test(
        arguments: [
            ("", nil, [0, 1]), ("FOX neon", nil, [1]), ("owl fox", nil, []), ("", "dusk", [0]), ("fox", "dusk", []),
        ] as [(String, String?, [Int])])
    func rowsMatchEveryWord(_ text: String, _ collection: String?, _ places: [Int]) {
        var session = Session.live()
        _ = session.apply(Self.page([Self.owl, Self.fox]))
        #expect(session.catalog[.prompts].indices(matching: text, collection: collection) == places)
    }

    @Test func whatCannotBeReadIsNotWaitedFor() {
        var session = Session.live()
        _ = session.apply(Self.page([Self.owl]))
        #expect(session.catalog.collections == nil)
        #expect(!session.catalog.isComplete(unless: session.hasFailed))
        _ = session.apply(.failed(.refresh(.antekirt), .offline))
        #expect(session.catalog.isComplete(unless: session.hasFailed))
        _ = session.apply(.collections([], total: nil))
        #expect(session.catalog.collections == [])
    }

    @Test func aSectionThatCannotBeReadSaysWhyUntilItCan() {
        var session = Session.live()
        #expect(session.apply(.sectionFailed(.artinstring, .prompt, .offline)) == [.section(.prompts)])
        #expect(session.catalog[.prompts].failure == .offline)
        #expect(session.apply(.sectionFailed(.artinstring, nil, .offline)) == [.section(.collections)])
        _ = session.apply(Self.page([Self.owl]))
        #expect(session.catalog[.prompts].failure == nil)
    }
}
