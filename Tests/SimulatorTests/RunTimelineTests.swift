import Domain
import Testing

@testable import Simulator

struct RunTimelineTests {
    private static func timeline(_ outcome: RunOutcome) -> RunTimeline {
        RunTimeline(created: Timestamp(milliseconds: 0), queued: 1000, running: 9000, outcome: outcome, speed: 10)
    }

    @Test(arguments: [(0, "queued"), (99, "queued"), (100, "running"), (999, "running"), (1000, "completed")])
    func followsTheClock(time: Int64, status: String) {
        #expect(Self.timeline(.completed).status(at: Timestamp(milliseconds: time)) == status)
    }

    @Test func returnsTheNextChange() {
        let timeline = Self.timeline(.failed("provider timeout"))
        #expect(timeline.nextChange(after: Timestamp(milliseconds: 0)) == Timestamp(milliseconds: 100))
        #expect(timeline.nextChange(after: Timestamp(milliseconds: 100)) == Timestamp(milliseconds: 1000))
        #expect(timeline.nextChange(after: Timestamp(milliseconds: 1000)) == nil)
        #expect(timeline.error(at: Timestamp(milliseconds: 999)) == nil)
        #expect(timeline.error(at: Timestamp(milliseconds: 1000)) == "provider timeout")
        #expect(Self.timeline(.cancelled).status(at: Timestamp(milliseconds: 5000)) == "cancelled")
    }
}
