import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

struct QueueStateTests {
    @Test func runsAreNewestFirst() {
        let session = Session.fixture(runs: Run.allPhases.reversed())
        #expect(session.state.session.runs.all.map(\.id.value) == ["r1", "r2", "r3", "r4", "r5", "r6", "r7"])
        #expect(session.state.session.runs.liveCount == 3)
        #expect(session.state.session.runs.completedCount == 1)
    }

    @Test func theCursorStaysOnItsRun() {
        var session = Session.fixture(runs: Run.allPhases)
        session.press("3", "j", "j")
        #expect(session.state.selectedRun?.id == RunID("r3"))
        session.tell(
            .runs([.fixture("new", "Newest", .queued, age: 0), .fixture("old", "Oldest", .failed, age: 9999)]))
        #expect(session.state.selectedRun?.id == RunID("r3"))
        #expect(session.state.queue.cursor == 3)
        session.press("k")
        #expect(session.state.selectedRun?.id == RunID("r2"))
    }

    @Test func anUpdatedRunKeepsItsRow() {
        var session = Session.fixture(runs: Run.allPhases)
        session.tell(.runs([.fixture("r2", "Neon Fox", .running, age: 3)]))
        #expect(session.state.session.runs.all.count == 7)
        #expect(session.state.session.runs[RunID("r2")]?.phase == .running)
    }

    @Test func aRunReportedTwiceIsOneRow() {
        let session = Session.fixture(runs: [.fixture("a", "Owl", .queued), .fixture("a", "Owl", .running)])
        #expect(session.state.session.runs.all.map(\.phase) == [.running])
    }

    @Test func changesAreMarkedUntilSeen() {
        var session = Session.fixture(80, 24, runs: [.fixture("a", "Owl", .running)])
        session.tell(.runs([.fixture("a", "Owl", .completed)]))
        #expect(session.state.queue.unseen == [RunID("a")])
        session.press("j")
        #expect(session.state.queue.unseen == [RunID("a")])
        session.press("3")
        #expect(session.state.queue.unseen == [RunID("a")])
        session.press("j")
        #expect(session.state.queue.unseen == [])
    }

    /// A run that was found at its service, and then turned out to be the request `a`.
    private static func turnedOut(after keys: Key...) -> Session {
        let found = Run.fixture("Remote-a", "Owl", .running, age: 11, isOurs: false)
        var session = Session.fixture(
            runs: [.request("a", "Owl", .searching), found, .fixture("b", "Fox", .completed, age: 60)])
        for key in keys { session.press(key) }
        session.tell(.runs([.fixture("a", "Owl", .running)]), .forgotten([found.id]))
        return session
    }

    @Test func aFoundRunIsOneRow() {
        let session = Self.turnedOut()
        #expect(session.state.session.runs.all.map(\.id.value) == ["a", "b"])
        #expect(session.state.session.runs[RunID("Remote-a")] == nil)
        #expect(session.state.queue.chosen == nil)
    }

    @Test func theCursorFollowsARunToItsNewID() {
        var session = Self.turnedOut(after: "3", "j", "k")
        #expect(session.state.selectedRun?.id == RunID("a"))
        #expect(session.state.queue.cursor == 0)
        session.press("j")
        #expect(session.state.selectedRun?.id == RunID("b"))
    }

    @Test func theCursorStaysWhenARunDisappears() {
        var session = Session.fixture(
            runs: ["a", "b", "c"].enumerated().map { .fixture($1, $1, .completed, age: 60 * $0 + 60) })
        session.press("3", "j")
        session.tell(.forgotten([RunID("b"), RunID("nobody")]))
        #expect(session.state.selectedRun?.id == RunID("c"))
        session.tell(.forgotten([RunID("c")]))
        #expect(session.state.selectedRun?.id == RunID("a"))
        session.tell(.forgotten([RunID("a")]))
        #expect(session.state.selectedRun == nil)
    }

    @Test func scrollingSurvivesANewID() {
        let text = Output(text: (1...200).map { "line \($0)" }.joined(separator: "\n"))
        let found = Run.fixture("remote-a", "Owl", .completed, age: 11, output: text, isOurs: false)
        let (ours, other) = (
            Run.fixture("a", "Owl", .completed, output: text), Run.fixture("b", "Fox", .queued, age: 99)
        )
        for (told, isKept) in [([ours, other], true), ([other], false)] {
            var session = Session.fixture(runs: [found])
            session.press("3", "j", "4", "j", "j", "j")
            let offset = session.state.result.offset
            session.tell(.runs(told), .forgotten([found.id]))
            #expect(offset == 3)
            #expect(session.state.result.offset == (isKept ? 3 : 0))
        }
    }

    @Test func theUsualDurationIsLearned() {
        var session = Session.fixture()
        let queue = { (session: Session) in session.state.session.runs }
        #expect(queue(session).usualDuration(title: "Owl", modality: .video) == .seconds(40))
        session.tell(.runs([.fixture("a", "Fox", .completed, took: 10, modality: .video)]))
        #expect(queue(session).usualDuration(title: "Owl", modality: .video) == .seconds(10))
        session.tell(
            .runs([
                .fixture("b", "Owl", .completed, took: 30, modality: .video),
                .fixture("c", "Owl", .completed, took: 50, modality: .video),
                .fixture("d", "Owl", .failed, took: 5000, modality: .video),
            ]))
        #expect(queue(session).usualDuration(title: "Owl", modality: .video) == .seconds(40))
    }

    @Test func factsOfAFileAreKept() {
        var bare = Run.picture.files[0]
        bare.width = nil
        bare.height = nil
        var session = Session.fixture(runs: [.fixture("a", "Owl", .completed, output: Output(files: [bare]))])
        session.tell(.file(RunID("a"), Run.picture.files[0]))
        #expect(session.state.selectedRun?.output == Run.picture)
        session.tell(.runs([.fixture("a", "Owl", .completed, output: Output(files: [bare]))]))
        #expect(session.state.selectedRun?.output == Run.picture)
        session.tell(.file(RunID("nobody"), bare))
        #expect(session.state.session.runs.all.count == 1)
    }

    @Test func anEmptyQueueTakesEveryKey() {
        var session = Session.fixture()
        session.press("3")
        #expect(session.press("j", "k", "g", "G", .pageDown, .pageUp) == [])
        #expect(session.state.selectedRun == nil)
    }

    @Test func unlistedRunsAreCounted() throws {
        var session = Session.fixture(runs: [.fixture("a", "Owl", .completed, output: Run.picture)])
        session.tell(.missingRuns(.artinstring, 66), .olderRuns(.artinstring, available: false))
        #expect(try session.frame().shows("66 not listed by artinstring"))
        session.tell(.missingRuns(.artinstring, 0))
        #expect(try !session.frame().shows("not listed"))
    }

    @Test func olderRunsAreLoadedOnceAtTheEnd() {
        let runs = (0..<20).map { Run.fixture("r\($0)", "Run \($0)", .completed, age: 100 + $0, output: Run.picture) }
        var session = Session.fixture(runs: runs)
        session.tell(.olderRuns(.artinstring, available: true), .olderRuns(.antekirt, available: true))
        session.press("3")
        #expect(session.press("j", "j", "j") == [])
        #expect(session.press("G") == [.engine(.loadOlderRuns(.artinstring)), .engine(.loadOlderRuns(.antekirt))])
        #expect(session.press("j", "k", "j", "G") == [])
        session.tell(.runs([.fixture("older", "Older", .completed, age: 5000)]), .olderRuns(.antekirt, available: true))
        #expect(session.press("G") == [.engine(.loadOlderRuns(.antekirt))])
    }
}
