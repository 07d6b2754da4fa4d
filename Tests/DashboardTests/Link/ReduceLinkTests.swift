import Canvas
import Dashboard
import Domain
import Testing

struct ReduceLinkTests {
    private static func session() -> Session {
        .fixture(120, 36, runs: [.fixture("r", "Owl", .running, age: 12)])
    }

    /// How long it is until the next frame of a clock.
    private static func wait(_ session: Session) -> Duration? { session.state.nextDeadline.map { $0 - session.now } }

    @Test(
        arguments: [
            (ConnectionQuality(), false),
            (ConnectionQuality(roundTrip: .milliseconds(120), bytesPerSecond: 9000), false),
            (ConnectionQuality(roundTrip: .milliseconds(900)), true), (ConnectionQuality(bytesPerSecond: 960), true),
        ])
    func clocksGoInLongerStepsWhereTheLinkIsSlow(_ link: ConnectionQuality, _ isSlow: Bool) throws {
        var session = Self.session()
        session.happen(.input(.connection(link)))
        #expect(session.state.clockFace.isCoarse == isSlow)
        #expect(try #require(Self.wait(session)) <= (isSlow ? .seconds(10) : .seconds(1)))
        session.wait(.milliseconds(1500))
        #expect(try #require(Self.wait(session)) == (isSlow ? .milliseconds(8000) : .milliseconds(1000)))
    }

    @Test func andWhereNobodyLooks() throws {
        var session = Self.session()
        #expect(try session.frame().shows("0:12"))
        session.focus(false)
        #expect(session.state.clockFace.isCoarse)
        #expect(try session.frame().shows("~0:10"))
        session.wait(.seconds(5))
        #expect(try session.frame().shows("~0:10"))
        session.focus(true)
        #expect(try session.frame().shows("0:17"))
    }

    @Test func whatIsOverKeepsItsTime() throws {
        var session = Session.fixture(
            120, 36, runs: [.fixture("r", "Owl", .failed, age: 90, took: 41, failure: .timeout)])
        session.focus(false)
        #expect(try session.frame().shows("0:41"))
        #expect(try !session.frame().shows("~0:4"))
    }

    @Test(
        arguments: [
            (
                ConnectionQuality(),
                "The terminal was not asked yet. It has taken all at once that was sent. No frame was left out."
            ),
            (
                ConnectionQuality(roundTrip: .milliseconds(120), bytesPerSecond: 48_000, skippedFrames: 1),
                "The terminal answers in 120 ms. It takes 48 kB a second. 1 frame was left out for newer ones."
            ),
            (
                ConnectionQuality(roundTrip: .seconds(2), bytesPerSecond: 960, skippedFrames: 1200),
                "The terminal answers in 2000 ms. It takes 960 B a second. 1,200 frames were left out for newer ones. "
                    + "That is slow: clocks go in steps of ten seconds."
            ),
            (
                ConnectionQuality(roundTrip: .microseconds(300)),
                "The terminal answers in less than 1 ms. It has taken all at once that was sent. No frame was left out."
            ),
        ])
    func itIsToldOnRequest(_ link: ConnectionQuality, _ words: String) {
        var session = Self.session()
        session.happen(.input(.connection(link)))
        #expect(session.toastLines == [])
        session.press("L")
        #expect(session.toastLines == [words])
    }
}
