import Domain
import JSON
import Session
import Testing

/// What a command changes before the engine has answered.
struct SessionCommandsTests {
    private static let entry = CatalogEntry.prompt("owl", "Owl").id

    @Test func aRefreshForgetsWhatCouldNotBeRead() {
        var session = Session.live()
        _ = session.apply(.failed(.refresh(.artinstring), .offline))
        _ = session.apply(.failed(.refresh(.antekirt), .offline))
        session.note(.refresh(.artinstring))
        #expect(!session.hasFailed(.artinstring) && session.hasFailed(.antekirt))
        session.note(.refresh(nil))
        #expect(!session.hasFailed(.antekirt))
    }

    @Test(
        arguments: [
            (.done(paths: ["a"]), false, false), (.cancelled, false, false),
            (.failed(.offline), false, true), (.running(received: 1, total: nil, bytesPerSecond: nil), true, false),
        ] as [(Download, Bool, Bool)])
    func aDownloadIsWantedUntilItEnds(_ download: Download, _ isWanted: Bool, _ hasFailed: Bool) {
        var session = Session.live(runs: [.fixture("a", .completed)])
        session.note(.download(RunID("a")))
        var run = Run.fixture("a", .completed)
        run.download = download
        let changes = session.apply(.runs([run]))
        #expect(session.wantedDownloads.contains(run.id) == isWanted)
        #expect(changes.contains(.downloadFailed(run.id, .offline)) == hasFailed)
    }

    @Test func aDownloadThatCannotBeginIsNotWanted() {
        var session = Session.live(runs: [.fixture("a", .completed)])
        session.note(.download(RunID("a")))
        _ = session.apply(.failed(.download(RunID("a")), .offline))
        #expect(session.wantedDownloads.isEmpty)
    }

    @Test func presetsAndDraftsAreKnownAtOnce() throws {
        var session = Session.live()
        _ = session.apply(.recalled(Self.entry, presets: Presets(), history: AnswerHistory()))
        let preset = try #require(Preset(entry: Self.entry, name: "dusk", values: ["a": 1], savedAt: .start))
        for _ in 0..<2 { session.note(.savePreset(preset)) }
        #expect(session.answers[Self.entry]?.presets.all == [preset])
        session.note(.deletePreset(Self.entry, name: "dusk"))
        #expect(session.answers[Self.entry]?.presets.all == [])
        session.note(.saveDraft(Self.entry, ["a": 1]))
        #expect(session.drafts[Self.entry] == ["a": 1])
        session.note(.saveDraft(Self.entry, nil))
        #expect(session.drafts[Self.entry] == nil)
        session.note(.noteAnswers(Self.entry, ["a": 1]))
        #expect(session.answers[Self.entry] == nil)
    }

    @Test func aRequestIsShownBeforeItsServiceAnswers() {
        var session = Session.live()
        session.add(.fixture("a"))
        #expect(session.runs[RunID("a")]?.isBeingSent == true)
        #expect(session.retract(RequestID("a"))?.id == RunID("a"))
        #expect(session.runs.all.isEmpty)
    }
}
