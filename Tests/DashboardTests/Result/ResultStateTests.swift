import Canvas
import Dashboard
import Domain
import Pixels
import Testing

struct ResultStateTests {
    private static let done = Run.fixture("a", "Owl", .completed, output: Run.picture)
    private static let bare = Run.fixture("b", "Fox", .completed, age: 40)

    private static func pictures(_ effects: [Effect]) -> [Effect] {
        effects.filter { if case .engine(.loadPicture) = $0 { true } else { false } }
    }

    @Test func aPictureIsLoadedOncePerSize() throws {
        var session = Session.fixture(120, 36, runs: [Self.done])
        let asked = Self.pictures(session.effects)
        let request = try #require(session.state.resultRequest)
        #expect(request.source == .run(RunID("a"), file: 0))
        #expect(asked == [.engine(.loadPicture(request))])
        session.press("3", "k", "4", "1")
        session.wait(.seconds(1))
        #expect(Self.pictures(session.effects).count == 1)
        session.resize(200, 60)
        session.wait(.seconds(1))
        #expect(Self.pictures(session.effects).count == 2)
        session.resize(200, 60)
        session.wait(.seconds(1))
        #expect(Self.pictures(session.effects).count == 2)
    }

    /// A generation of two images shows both, one after the other.
    @Test func severalFilesAreSteppedThrough() throws {
        let files = ["1", "2"].map { OutputFile(url: "https://e.org/\($0).webp", format: "webp") }
        let run = Run.fixture("a", "Owl", .completed, output: Output(files: files))
        var session = Session.fixture(120, 36, runs: [run])
        session.showPicture(.picture(.small))
        #expect(try session.frame().shows("image 1 of 2"))
        session.press("3", "]")
        #expect(try session.frame().shows("image 2 of 2"))
        let request = try #require(session.state.resultRequest)
        #expect(session.state.pictures.latest(for: request) == nil, "that was another one")
        session.wait(.seconds(1))
        #expect(request.source == .run(RunID("a"), file: 1))
        #expect(Self.pictures(session.effects).last == .engine(.loadPicture(request)))
        #expect(try session.frame().shows("e.org/2.webp"))
        session.press("[")
        session.wait(.seconds(1))
        #expect(try session.frame().shows("image 1 of 2"))
    }

    @Test func aLoneFileIsNotCounted() throws {
        var session = Session.fixture(120, 36, runs: [Self.done])
        session.press("3", "]")
        #expect(session.state.result.place(in: Self.done) == 0)
        #expect(try !session.frame().shows("image 1 of"))
        #expect(session.toastLines.isEmpty)
    }

    @Test func noPictureIsLoadedOutOfSight() {
        let session = Session.fixture(80, 24, runs: [Self.done])
        #expect(Self.pictures(session.effects).isEmpty)
    }

    @Test func aPictureStaysWhileResizing() throws {
        var session = Session.fixture(120, 36, runs: [Self.done])
        session.showPicture(.picture(.small))
        session.resize(200, 60)
        session.wait(.seconds(1))
        let request = try #require(session.state.resultRequest)
        #expect(session.state.pictures.latest(for: request) == .picture(.small))
    }

    @Test func aPictureThatWasNotRequestedIsIgnored() {
        var session = Session.fixture()
        let request = PictureRequest(.run(RunID("nobody"), file: 0), width: 4, height: 2, format: PictureFormat(.full))
        session.tell(.picture(request, .picture(.small)))
        #expect(session.state.pictures.result(for: request) == nil)
    }

    @Test func aCompletedRunWithoutOutputIsReadOnce() {
        var session = Session.fixture(runs: [Self.bare])
        let reads = { (session: Session) in session.effects.filter { $0 == .engine(.refreshRun(RunID("b"))) }.count }
        #expect(reads(session) == 1)
        #expect(session.state.result.isAwaited(RunID("b")))
        session.tell(.runs([Self.bare]))
        session.wait(.seconds(1))
        session.press("3", "j", "k")
        session.wait(.seconds(1))
        #expect(reads(session) == 1)
        #expect(!session.state.result.isAwaited(RunID("b")))
    }

    @Test(arguments: [Phase.unknown, .queued, .running, .failed, .cancelled])
    func otherRunsAreNotRead(_ phase: Phase) {
        let session = Session.fixture(runs: [.fixture("a", "Owl", phase)])
        #expect(session.effects == [])
    }

    @Test func aTextIsScrolledAndStartsAtItsTop() {
        let text = (1...200).map { "line \($0)" }.joined(separator: "\n")
        var session = Session.fixture(runs: [
            .fixture("a", "Haiku", .completed, output: Output(text: text)), .fixture("b", "Owl", .queued, age: 90),
        ])
        session.press("4", "j", "j", "k")
        #expect(session.state.result.offset == 1)
        session.press("g")
        #expect(session.state.result.offset == 0)
        session.press("j", "3", "j")
        #expect(session.state.result.offset == 0)
    }

    @Test func scrollingStopsAtTheEnd() throws {
        let text = (1...200).map { "line \($0)" }.joined(separator: "\n")
        var session = Session.fixture(runs: [.fixture("a", "Haiku", .completed, output: Output(text: text))])
        session.press("4", "G")
        #expect(try session.frame().shows("line 200"))
        session.press("k")
        #expect(try !session.frame().shows("line 200"))
    }
}
