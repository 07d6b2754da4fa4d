import Canvas
import Domain
import Testing

@testable import Dashboard

/// A picture is tens of thousands of bytes: it comes when all else is on the screen, and the line takes it.
struct FirstFrameTests {
    private static let run = Run.fixture("a", "Paper Crane", .completed, age: 70, output: Run.picture)

    private static func session(hasFirstFrame: Bool) -> Session {
        var session = Session.fixture(runs: [])
        session.state.hasFirstFrame = hasFirstFrame
        session.tell(.runs([run]))
        session.press("3")
        session.wait(.seconds(1))
        return session
    }

    private func asks(_ session: Session) -> Int {
        session.effects.count { if case .engine(.loadPicture) = $0 { true } else { false } }
    }

    @Test func noPictureIsLoadedBeforeTheFirstFrame() {
        var session = Self.session(hasFirstFrame: false)
        session.press("4")
        session.wait(.seconds(60))
        #expect(asks(session) == 0)
        session.happen(.input(.firstFrame))
        session.wait(.seconds(1))
        #expect(asks(session) == 1)
    }

    @Test func picturesAreLoadedAfterTheFirstFrame() {
        let session = Self.session(hasFirstFrame: false)
        #expect(!session.state.takesPictures)
        #expect(Self.session(hasFirstFrame: true).state.takesPictures)
    }

    @Test(arguments: [(1200, false), (3999, false), (4000, true), (100_000, true), (Int.max, true), (0, false)])
    func aSlowConnectionLoadsPicturesOnFocus(_ bytesPerSecond: Int, _ isShown: Bool) throws {
        var session = Self.session(hasFirstFrame: false)
        session.happen(.input(.connection(ConnectionQuality(bytesPerSecond: bytesPerSecond))))
        session.happen(.input(.firstFrame))
        session.wait(.seconds(1))
        #expect(asks(session) == (isShown ? 1 : 0))
        // The sentence goes on in the next line where the pane is narrow.
        #expect(try session.frame().shows("Slow connection:") == !isShown)
        session.press("4")
        session.wait(.seconds(1))
        #expect(asks(session) == 1)
    }

    @Test func aFasterConnectionLoadsThePicture() {
        var session = Self.session(hasFirstFrame: false)
        session.happen(.input(.connection(ConnectionQuality(bytesPerSecond: 1200))))
        session.happen(.input(.firstFrame))
        session.wait(.seconds(1))
        session.happen(.input(.connection(ConnectionQuality(bytesPerSecond: 50_000))))
        session.wait(.seconds(1))
        #expect(asks(session) == 1)
    }
}
