import Domain
import Testing

@testable import Simulator

struct RunHistoryTests {
    private static let end = Timestamp(milliseconds: 1_770_000_000_123)

    private static func older(_ count: Int, atOnce: Int = 1) -> OlderRuns {
        OlderRuns(
            count: count, seed: 3, cards: PromptCatalog(seed: 3, count: 5).prompts, end: end, atOnce: atOnce)
    }

    @Test func createsRunsOnDemand() throws {
        let history = RunHistory(older: Self.older(100_000), recent: [])
        #expect(history.count == 100_000)
        for position in [0, 1, 49_999, 99_999] {
            let run = history[position]
            #expect(history.run(run.id)?.timeline == run.timeline)
            #expect(run.timeline == history.timeline(at: position))
            #expect(run.id.utf8.count == 36)
        }
        #expect(history[7].id != history[8].id)
        #expect(history.run("00000003-0000-4000-8000-0000000186a0") == nil)
        #expect(history.run("00000004-0000-4000-8000-000000000001") == nil)
        #expect(history.run("nobody") == nil)
    }

    @Test func isOrderedFromOldToNew() {
        let older = Self.older(30, atOnce: 7)
        let history = RunHistory(older: older, recent: [])
        let times = (0..<30).map { history.timeline(at: $0).created }
        #expect(times == times.sorted())
        // From the newest: four groups of seven, and the two that remain.
        #expect(Set(times).count == 5)
        #expect(times.allSatisfy { $0 < Self.end && $0.milliseconds % 1000 == 0 })
        #expect(history.count(before: times[0]) == 0)
        #expect(history.count(before: times[29]) == 23)
        #expect(history.count(before: Self.end) == 30)
    }

    @Test func appendsNewRuns() throws {
        let run = Self.older(9).run(at: 8)
        var history = RunHistory(older: Self.older(2), recent: [])
        history.append(run)
        #expect(history.count == 3)
        #expect(history[2].id == run.id)
        #expect(history.run(run.id)?.id == run.id)
    }
}
