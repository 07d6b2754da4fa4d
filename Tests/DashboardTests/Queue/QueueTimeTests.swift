import Domain
import Session
import Testing

@testable import Dashboard

struct QueueTimeTests {
    private static func text(_ run: Run, isCoarse: Bool = false) -> [String?] {
        let time = QueueTime(run: run, now: .start, format: ClockFormat(isCoarse: isCoarse))
        return [time.text(isShort: false), time.text(isShort: true)]
    }

    /// Finished runs and those of unknown outcome say how long ago.
    @Test(
        arguments: [
            (0, "just now", "now"), (59, "just now", "now"), (60, "1 min ago", "1 min"),
            (59 * 60, "59 min ago", "59 min"),
            (5 * 3600, "5 h ago", "5 h"), (13 * 3600, "13 h ago", "13 h"), (30 * 3600, "yesterday", "7 May"),
            (3 * 86_400, "5 May", "5 May"), (200 * 86_400, "20 Oct 2025", "2025"),
            (128 * 86_400, "31 Dec 2025", "31 Dec"),
            (-7200, "8 May", "8 May"),
        ])
    func ago(_ age: Int, _ long: String, _ short: String) {
        for phase in [Phase.completed, .failed, .cancelled] {
            #expect(Self.text(.fixture("a", "Owl", phase, age: age + 26)) == [long, short])
        }
        #expect(Self.text(.fixture("a", "Owl", .unknown, age: age, failure: .lost)) == [long, short])
        #expect(Self.text(.request("a", "Owl", .searching, age: age, failure: .lost)) == [long, short])
        #expect(Self.text(.request("a", "Owl", .unconfirmed(Run.outcome), age: age)) == [long, short])
    }

    /// Live runs say how long they have been going.
    @Test(
        arguments: [
            (0, "0:00", "0:00"), (12, "0:12", "0:12"), (3599, "59:59", "59:59"), (3600, "1:00:00", "1 h"),
            (36_000, "10 h", "10 h"), (1_000_000, "277 h", "277 h"),
        ])
    func elapsed(_ age: Int, _ long: String, _ short: String) {
        for phase in [Phase.queued, .running] {
            #expect(Self.text(.fixture("a", "Owl", phase, age: age)) == [long, short])
        }
        #expect(Self.text(.request("a", "Owl", .sending, age: age)) == [long, short])
        #expect(Self.text(.fixture("a", "Owl", .running, age: 12), isCoarse: true) == ["~0:10", "~0:10"])
    }

    /// Waiting requests say when they are sent, if that is known.
    @Test(
        arguments: [
            (nil, "", ""), (26, "in 0:26", "0:26"), (-5, "in 0:00", "0:00"), (3700, "in 1:01:40", "1 h"),
            (24 * 86_400, "1 Jun", "1 Jun"), (400 * 86_400, "12 Jun 2027", "2027"),
        ] as [(Int?, String, String)])
    func until(_ seconds: Int?, _ long: String, _ short: String) {
        let waiting = Waiting(.pace, until: seconds.map { .start + .seconds($0) }, position: 1)
        #expect(Self.text(.request("a", "Owl", .waiting(waiting))) == [long, short])
    }

    @Test(arguments: Phase.allCases.filter { $0 != .unknown })
    func unknown(_ phase: Phase) {
        let run = Run(
            id: RunID("a"), service: .antekirt, title: "Owl", modality: .image, phase: phase, createdAt: nil)
        #expect(Self.text(run) == [nil, nil])
    }

    /// No time in any row is wider than its column.
    @Test(arguments: [0, 59, 3599, 3600, 86_399, 86_400, 172_800, 15_724_800, 31_536_000, 90_000_000])
    func everyTimeFits(_ age: Int) {
        let oldest = Timestamp.start + .seconds(-age)
        let columns = [100, 40].map { width in
            QueueColumns(width: width, services: [], hasYears: oldest.civil.year != Timestamp.start.civil.year)
        }
        let finished = Run.fixture("a", "Owl", .completed, age: age, took: 0)
        let live = Run.fixture("a", "Owl", .running, age: min(age, 3_000_000))
        for run in [finished, live] {
            let texts = Self.text(run).compactMap(\.self)
            #expect(texts[0].count <= columns[0].timeWidth && texts[1].count <= columns[1].timeWidth)
        }
    }

    /// The dashboard wakes when an age changes, and not before.
    @Test(
        arguments: [
            (0, 60), (59, 1), (60, 60), (90, 30), (3599, 1), (3600, 3600), (7000, 200), (86_399, 1),
            (90_000, 82_800), (172_800, nil), (-7200, nil),
        ] as [(Int, Int?)])
    func wakes(_ age: Int, _ rest: Int?) {
        let run = Run.fixture("a", "Owl", .completed, age: age, took: 0)
        let time = QueueTime(run: run, now: .start, format: ClockFormat(isCoarse: false))
        #expect(time.changesAt == rest.map { .start + .seconds($0) })
        guard let moment = time.changesAt else { return }
        func text(_ now: Timestamp) -> String? {
            QueueTime(run: run, now: now, format: ClockFormat(isCoarse: false)).text(isShort: false)
        }
        #expect(text(moment) != text(.start) && text(moment + .milliseconds(-1)) == text(.start))
    }

    @Test func agesOnScreenAreKept() throws {
        var session = Session.fixture(120, 36, runs: [.fixture("a", "Owl", .completed, age: 100, took: 40)])
        session.press("3")
        #expect(try session.frame().shows("1 min"))
        session.wait(.seconds(1))
        let due = try #require(session.state.queueTimeChangesAt)
        #expect(due == .start + .seconds(60) && session.state.nextDeadline.map { $0 <= due } == true)
        session.wait(.seconds(59))
        #expect(try session.frame().shows("2 min"))
    }
}
