import JSON
import Forms
import Canvas
import Dashboard
import Domain
import Session
import Testing

struct ReduceCatalogTests {
    @Test func typingFiltersAndEnterApplies() {
        var session = Session.fixture()
        session.press("/")
        #expect(session.state.context == .filter)
        var counts: [Int] = []
        for character in "neon" {
            session.press(.character(character))
            counts.append(session.titles.count)
        }
        #expect(counts.sorted(by: >) == counts)
        #expect(session.titles == ["Neon Fox"])
        #expect(session.press(.enter) == [])
        #expect(session.state.context == .catalog)
        #expect(session.titles == ["Neon Fox"])
        session.press(.escape)
        #expect(session.titles.count == CatalogEntry.prompts.count)
    }

    @Test(
        arguments: [
            ("OWL", ["Stoic Owl Portrait"]), ("video", ["Glass Whale Loop"]), ("fal", ["Neon Fox"]),
            ("pro fox", ["Neon Fox"]), ("fox owl", []), ("漢字", ["漢字の山 🏔 ポスター"]), ("night sig", ["Neon Fox"]),
            ("  ", CatalogEntry.prompts.map(\.title)),
        ])
    func theFilterNeedsEveryWord(_ text: String, _ titles: [String]) {
        var session = Session.fixture()
        session.press("/")
        session.type(text)
        #expect(session.titles == titles)
    }

    @Test func escClearsTheFilter() {
        var session = Session.fixture()
        session.press("/")
        session.type("neon")
        session.press(.escape)
        #expect(session.state.catalog.filter.text == "")
        #expect(session.state.context == .catalog)
        #expect(session.state.selectedEntry == .fox)
    }

    @Test func arrowsMoveWhileTheFilterIsTyped() {
        var session = Session.fixture()
        session.press("/", .down, .down)
        #expect(session.state.catalog.list.cursor == 2)
        session.press(.up)
        #expect(session.state.catalog.list.cursor == 1)
    }

    @Test func enterOpensTheFormAtItsFirstField() {
        var session = Session.fixture()
        session.press("j")
        #expect(session.press(.enter) == [.engine(.loadEntry(CatalogEntry.fox.id))])
        #expect(session.state.openEntry == CatalogEntry.fox.id)
        #expect(session.state.context == .field)
        #expect(session.state.formPane?.fieldName == "place")
        session.type("harbour")
        #expect(session.answer("place") == .text("harbour"))
    }

    @Test func anEntryWithoutFieldsOpensForCommands() {
        var session = Session.form(.crane)
        #expect(session.state.context == .form)
        #expect(session.press("x", "i", .tab, .backTab, "j", "l", "h") == [])
        #expect(session.state.context == .form)
        session.press(.control("r"))
        #expect(session.sent.map(\.body.text) == [#"{"promptId":"p-paper-crane","vars":{}}"#])
    }

    @Test func sectionsWrapAround() {
        var session = Session.fixture()
        var seen: [CatalogSection] = []
        for _ in 0..<4 {
            seen.append(session.state.catalog.section)
            session.press("l")
        }
        #expect(seen == [.prompts, .collections, .artists, .models])
        #expect(session.state.catalog.section == .prompts)
        session.press("h")
        #expect(session.state.catalog.section == .models)
        #expect(session.titles == ["Ink Wash Study"])
    }

    @Test func sectionsNeedTheirService() {
        #expect(State.fresh(services: [.antekirt]).catalog.sections == [.artists, .models])
        #expect(State.fresh(services: [.artinstring]).catalog.sections == [.prompts, .collections])
    }

    @Test func aCollectionShowsItsPrompts() {
        var session = Session.fixture()
        session.press("l")
        #expect(session.titles == ["Cinematic Portraits", "Night Signals"])
        #expect(session.press(.enter) == [])
        #expect(session.titles == ["Stoic Owl Portrait", "Paper Crane"])
        session.press(.escape)
        #expect(session.titles.count == CatalogEntry.prompts.count)
    }

    @Test func enterOnNothingDoesNothing() {
        var session = Session.fixture()
        session.press("/")
        session.type("no such thing")
        session.press(.enter)
        #expect(session.press(.enter) == [])
        #expect(session.state.focus == .catalog)
    }
}
