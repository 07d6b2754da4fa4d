import Canvas
import Testing

@testable import Curses

struct ConnectionMeterTests {
    private static let start = ContinuousClock.now
    private static func at(_ milliseconds: Int) -> ConnectionMeter.Instant { start + .milliseconds(milliseconds) }

    /// A meter that has measured a connection, by a small exchange and a large one that started idle.
    private static func meter(roundTrip: Int, bytesPerSecond: Int) -> ConnectionMeter {
        var meter = ConnectionMeter()
        meter.sent(50)
        _ = meter.shouldQuery(at: at(-100_000))
        meter.acknowledged(at: at(-100_000 + roundTrip))
        meter.sent(1996)
        _ = meter.shouldQuery(at: at(-90_000))
        meter.acknowledged(at: at(-90_000 + roundTrip + 2_000_000 / bytesPerSecond))
        return meter
    }

    @Test(arguments: [(0, 100_000), (20, 50_000), (300, 1200), (600, 1200), (600, 8000)])
    func aSmallExchangeAndALargeOneMeasureTheConnection(roundTrip: Int, bytesPerSecond: Int) throws {
        let link = Self.meter(roundTrip: roundTrip, bytesPerSecond: bytesPerSecond).connection
        #expect(link.roundTrip == .milliseconds(roundTrip))
        let speed = try #require(link.bytesPerSecond)
        #expect(abs(speed - bytesPerSecond) * 50 <= bytesPerSecond)
    }

    @Test func thereIsNoMeasurementBeforeAReplyAndNoSpeedBeforeALargeExchange() {
        var meter = ConnectionMeter()
        #expect(meter.connection == ConnectionQuality())
        meter.sent(50)
        let queried1 = meter.shouldQuery(at: Self.at(0))
        #expect(queried1)
        meter.acknowledged(at: Self.at(70))
        #expect(meter.connection == ConnectionQuality(roundTrip: .milliseconds(70)))
    }

    @Test func theRoundTripIsTheMinimumOfTheLastEightSmallExchangesSoThatItCanGrowAgain() {
        var meter = ConnectionMeter()
        var now = 0
        for time in [90, 30, 60] + Array(repeating: 50, count: 7) {
            meter.sent(20)
            _ = meter.shouldQuery(at: Self.at(now))
            meter.acknowledged(at: Self.at(now + time))
            now += 1000
            #expect(meter.connection.roundTrip == .milliseconds(now < 2000 ? 90 : now < 10_000 ? 30 : 50))
        }
    }

    @Test func bytesInFlightDoNotMakeAConnectionLookFasterThanItIs() throws {
        // 1,200 bytes per second: the second chunk is acknowledged a quarter of a second after the first.
        var meter = Self.meter(roundTrip: 600, bytesPerSecond: 1200)
        meter.sent(600)
        let queried2 = meter.shouldQuery(at: Self.at(0))
        #expect(queried2)
        meter.sent(300)
        let queried3 = meter.shouldQuery(at: Self.at(500))
        #expect(queried3)
        meter.acknowledged(at: Self.at(1100))
        meter.sent(300)
        let queried4 = meter.shouldQuery(at: Self.at(1100))
        #expect(queried4)
        meter.acknowledged(at: Self.at(1350))
        meter.acknowledged(at: Self.at(1700))
        #expect(try #require(meter.connection.bytesPerSecond) <= 1220)
    }

    @Test func oneOpenQueryForSmallOutputAndOneForEachChunkOfLargeOutput() {
        var meter = ConnectionMeter()
        let queried5 = meter.shouldQuery(at: Self.at(0))
        #expect(!queried5)
        meter.sent(20)
        let queried6 = meter.shouldQuery(at: Self.at(0))
        #expect(queried6)
        let queried7 = meter.shouldQuery(at: Self.at(0))
        #expect(!queried7)
        meter.sent(20)
        let queried8 = meter.shouldQuery(at: Self.at(1))
        #expect(!queried8)
        meter.sent(236)
        let queried9 = meter.shouldQuery(at: Self.at(2))
        #expect(queried9)
        #expect(meter.repliesDue == 2)
        meter.acknowledged(at: Self.at(3))
        meter.acknowledged(at: Self.at(4))
        #expect(meter.repliesDue == 0 && meter.unacknowledged == 0)
    }

    @Test func framesWaitWhileMoreIsInFlightThanTheConnectionHoldsAndSmallOnesDoNot() throws {
        var meter = Self.meter(roundTrip: 600, bytesPerSecond: 1200)
        // The bytes that the connection holds, and a quarter of a second more.
        var sent = 0
        while let room = meter.room, room > 0 {
            #expect(room <= 300)
            meter.sent(room)
            sent += room
            _ = meter.shouldQuery(at: Self.at(0))
        }
        #expect((900...1300).contains(sent))
        meter.acknowledged(at: Self.at(850))
        #expect(try #require(meter.room) > 100)

        var idle = Self.meter(roundTrip: 600, bytesPerSecond: 1200)
        for number in 0..<5 {
            idle.sent(60)
            _ = idle.shouldQuery(at: Self.at(number))
            #expect(idle.room != 0)
        }
    }

    @Test func aFastConnectionIsSentWholeScreensAtOnce() throws {
        #expect(try #require(Self.meter(roundTrip: 1, bytesPerSecond: 1_000_000).room) > 100_000)
    }

    @Test func framesContinueAfterOneMissingReplyQueriesStopAfterTwoAndALateReplyResumesThem() throws {
        var meter = ConnectionMeter()
        meter.sent(5000)
        let queried10 = meter.shouldQuery(at: Self.at(0))
        #expect(queried10)
        #expect(meter.room == 0)
        #expect(meter.deadline == Self.at(1000))
        meter.expire(at: Self.at(999))
        #expect(meter.room == 0)
        meter.expire(at: Self.at(1000))
        #expect(meter.room == nil && !meter.isSilent && meter.deadline == nil)
        meter.sent(10)
        let queried11 = meter.shouldQuery(at: Self.at(1500))
        #expect(queried11)
        meter.expire(at: Self.at(2500))
        #expect(meter.isSilent && meter.repliesDue == 0)
        meter.sent(10)
        let queried12 = meter.shouldQuery(at: Self.at(3000))
        #expect(!queried12)
        meter.acknowledged(at: Self.at(4000))
        #expect(!meter.isSilent && meter.room != nil)
        // A terminal that has replied once has a longer deadline, for the second query too.
        #expect(meter.deadline == Self.at(6000))
        meter.acknowledged(at: Self.at(4050))
        #expect(meter.deadline == nil)
        meter.sent(10)
        let queried13 = meter.shouldQuery(at: Self.at(4100))
        #expect(queried13)
        #expect(meter.deadline == Self.at(6100))
    }

    @Test func whateverHappensInWhateverOrderAWaitingFrameHasADeadline() {
        func go(on meter: ConnectionMeter, at seconds: Int, after story: String, depth: Int) {
            if meter.room == 0, meter.deadline == nil { Issue.record("stuck after \(story)") }
            guard depth > 0 else { return }
            for (name, bytes, wait) in [("little", 10, 0), ("much", 3000, 0), ("second", 0, 1), ("minute", 0, 60)] {
                var next = meter
                let now = ConnectionMeterTests.at((seconds + wait) * 1000)
                next.expire(at: now)
                next.sent(bytes)
                _ = next.shouldQuery(at: now)
                go(on: next, at: seconds + wait, after: "\(story) \(name)", depth: depth - 1)
            }
            var next = meter
            next.acknowledged(at: ConnectionMeterTests.at(seconds * 1000))
            go(on: next, at: seconds, after: "\(story) answer", depth: depth - 1)
        }
        go(on: ConnectionMeter(), at: 0, after: "", depth: 7)
    }

    @Test func afterAnotherProgramHadTheTerminalNoReplyIsExpected() {
        var meter = Self.meter(roundTrip: 10, bytesPerSecond: 1000)
        meter.sent(5000)
        let queried14 = meter.shouldQuery(at: Self.at(0))
        #expect(queried14)
        #expect(meter.room == 0)
        meter.forgetQueries()
        #expect(meter.room != 0 && meter.repliesDue == 0 && meter.deadline == nil)
    }

    @Test func aConnectionThatBecomesSlowIsReportedAtOnceOtherChangesAtMostEveryThreeSeconds() {
        var meter = ConnectionMeter()
        let changed15 = meter.changedQuality(at: Self.at(0))
        #expect(changed15 == nil)
        func exchange(_ meter: inout ConnectionMeter, at now: Int, took time: Int) {
            meter.sent(20)
            _ = meter.shouldQuery(at: Self.at(now))
            meter.acknowledged(at: Self.at(now + time))
        }
        exchange(&meter, at: 0, took: 10)
        let changed16 = meter.changedQuality(at: Self.at(10))
        #expect(changed16?.roundTrip == .milliseconds(10))
        exchange(&meter, at: 20, took: 5)
        let changed17 = meter.changedQuality(at: Self.at(25))
        #expect(changed17 == nil)
        let changed18 = meter.changedQuality(at: Self.at(3010))
        #expect(changed18?.roundTrip == .milliseconds(5))
        exchange(&meter, at: 7000, took: 6)
        let changed19 = meter.changedQuality(at: Self.at(7006))
        #expect(changed19 == nil)
        meter.sent(2000)
        _ = meter.shouldQuery(at: Self.at(8000))
        meter.acknowledged(at: Self.at(9000))
        let changed20 = meter.changedQuality(at: Self.at(9000))
        #expect(changed20?.isSlow == true)
        meter.skippedFrame()
        let changed21 = meter.changedQuality(at: Self.at(9001))
        #expect(changed21 == nil)
        #expect(meter.changedQuality(at: Self.at(12_001))?.skippedFrames == 1)
    }

    @Test func closingWaitsForDueRepliesAsLongAsTheConnectionTakesAtMostThreeSeconds() {
        var meter = Self.meter(roundTrip: 50, bytesPerSecond: 10_000)
        meter.sent(1000)
        #expect(meter.drainTime > .milliseconds(200) && meter.drainTime < .milliseconds(400))
        meter.sent(1_000_000)
        #expect(meter.drainTime == .seconds(3))
        var silent = ConnectionMeter()
        silent.sent(1_000_000)
        #expect(silent.drainTime == .seconds(1))
    }
}
