import Canvas
import Dashboard
import Domain
import Testing

struct ReduceConnectionTests {
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
    func clocksAreCoarseOnASlowConnection(_ link: ConnectionQuality, _ isSlow: Bool) throws {
        var session = Self.session()
        session.happen(.input(.connection(link)))
        #expect(session.state.clockFormat.isCoarse == isSlow)
        #expect(try #require(Self.wait(session)) <= (isSlow ? .seconds(10) : .seconds(1)))
        session.wait(.milliseconds(1500))
        #expect(try #require(Self.wait(session)) == (isSlow ? .milliseconds(8000) : .milliseconds(1000)))
    }

    @Test func clocksAreCoarseWithoutFocus() throws {
        var session = Self.session()
        #expect(try session.frame().shows("0:12"))
        session.focus(false)
        #expect(session.state.clockFormat.isCoarse)
        #expect(try session.frame().shows("~0:10"))
        session.wait(.seconds(5))
        #expect(try session.frame().shows("~0:10"))
        session.focus(true)
        #expect(try session.frame().shows("0:17"))
    }

    @Test func finishedRunsKeepExactTimes() throws {
        var session = Session.fixture(
            120, 36, runs: [.fixture("r", "Owl", .failed, age: 90, took: 41, failure: .timeout)])
        session.focus(false)
        let frame = try session.frame()
        let row = try #require((0..<frame.size.height).map { frame.row($0) }.first { $0.contains("✗ failed") })
        #expect(row.contains(" now ") && !row.contains("~"))
    }

    @Test(
        arguments: [
            (
                ConnectionQuality(),
                "Round trip not measured yet, no output backlog, 0 frames skipped."
            ),
            (
                ConnectionQuality(roundTrip: .milliseconds(120), bytesPerSecond: 48_000, skippedFrames: 1),
                "Round trip 120 ms, 48 kB/s, 1 frame skipped."
            ),
            (
                ConnectionQuality(roundTrip: .seconds(2), bytesPerSecond: 960, skippedFrames: 1200),
                "Round trip 2000 ms, 960 B/s, 1,200 frames skipped. "
                    + "Slow connection: clocks update every 10 s."
            ),
            (
                ConnectionQuality(roundTrip: .microseconds(300)),
                "Round trip < 1 ms, no output backlog, 0 frames skipped."
            ),
        ])
    func theConnectionIsReportedOnRequest(_ link: ConnectionQuality, _ words: String) {
        var session = Self.session()
        session.happen(.input(.connection(link)))
        #expect(session.toastLines == [])
        session.press("L")
        #expect(session.toastLines == [words])
    }
}
