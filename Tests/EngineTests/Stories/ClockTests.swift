import Archive
import Domain
import QueueVictim
import Subprocess
import TestKit
import Testing

/// A wall clock that is set between a kill and the next start.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ClockTests {
    static let shifts: [Duration] = [.seconds(-86_400), .seconds(-3600), .seconds(3600), .seconds(86_400)]

    @Test(arguments: [Moment.leaving, .posted, .unknown, .searching], shifts)
    func theTruthIsFoundAllTheSame(moment: Moment, shift: Duration) async throws {
        let weather = moment == .unknown || moment == .searching ? Weather.cutAfterAccept : .fair
        try await Story(folder: TemporaryFolder(), weather: weather).perform { story in
            #expect(try await story.kill(at: moment).status == .signaled(9))
            let rows = try await story.restart(.first, clockSetBy: shift)
            #expect(rows.sight == (moment == .leaving ? .asked(candidates: 0, .unspent) : .run(.completed)))
            let count = await story.count()
            #expect(count.posts == (moment == .leaving ? 0 : 1))
            #expect(count.runs == count.posts)
        }
    }
}
