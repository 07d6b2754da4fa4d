import Canvas
import Dashboard
import Domain
import Session
import Testing

/// The queue's own filter.
struct QueueFilterTests {
    private static func runs() -> [Run] {
        ["Stoic Owl", "Neon Fox", "Paper Crane"].enumerated().map { index, title in
            var run = Run(
                id: RunID("r-\(index)"), service: index == 1 ? .antekirt : .artinstring, title: title,
                modality: .image, phase: index == 2 ? .running : .completed,
                createdAt: .start + .seconds(-60 * index))
            run.detail = "asked for a \(title.lowercased()) at dusk"
            run.remoteID = "remote-\(index)"
            return run
        }
    }

    private static func session() -> Session {
        var session = Session.fixture(runs: runs())
        session.press("3")
        return session
    }

    private func titles(_ session: Session) -> [String] {
        session.state.queue.shown.compactMap { session.state.session.runs[$0]?.title }
    }

    @Test(arguments: [
        ("owl", ["Stoic Owl"]), ("DUSK fox", ["Neon Fox"]), ("running", ["Paper Crane"]), ("antekirt", ["Neon Fox"]),
        ("remote-0", ["Stoic Owl"]), ("r-2", ["Paper Crane"]), ("nothing", []),
        ("", ["Paper Crane", "Stoic Owl", "Neon Fox"]),
    ])
    func wordsNarrowTheQueue(words: String, titles: [String]) {
        var session = Self.session()
        session.press("/")
        #expect(session.state.context == .filter)
        session.type(words)
        #expect(Set(self.titles(session)) == Set(titles))
        #expect(session.effects.allSatisfy { if case .engine(.withdraw) = $0 { false } else { true } })
    }

    @Test func theCursorIsOnAShownRun() {
        var session = Self.session()
        session.press("/")
        session.type("fox")
        #expect(session.state.selectedRun?.title == "Neon Fox")
        session.press(.enter)
        #expect(session.state.context == .queue)
        session.press("j", "j", "k")
        #expect(session.state.selectedRun?.title == "Neon Fox")
        // Esc shows all again, with the cursor where it was; then it goes back.
        session.press(.escape)
        #expect(titles(session).count == 3 && session.state.focus == .queue)
        #expect(session.state.selectedRun?.title == "Neon Fox")
        session.press(.escape)
        #expect(session.state.focus == .catalog)
    }

    @Test func hiddenRunsAreNotActedOn() {
        var session = Self.session()
        session.press("/")
        session.type("nothing")
        session.press(.enter)
        let before = session.effects
        #expect(session.state.selectedRun == nil)
        session.press("x", "e", "d", .control("r"), .enter)
        #expect(session.effects == before)
    }

    @Test func escapeClearsTheFilter() {
        var session = Self.session()
        session.press("/")
        session.type("fox")
        session.press(.escape)
        #expect(session.state.context == .queue && titles(session).count == 3)
    }

    @Test func aNewRequestIsShown() {
        var session = Self.session()
        session.press("/")
        session.type("nothing")
        session.press(.enter, "1", .enter)
        session.type("an owl")
        session.press(.control("r"))
        #expect(session.state.selectedRun?.id == session.sent.last?.id.runID)
        #expect(session.state.queue.filter.text.isEmpty)
    }

    @Test func theCatalogHasItsOwnFilter() {
        var session = Self.session()
        session.press("/")
        session.type("fox")
        session.press(.enter, "1", "/")
        session.type("owl")
        #expect(session.state.queue.filter.text == "fox" && session.state.catalog.filter.text == "owl")
    }
}
