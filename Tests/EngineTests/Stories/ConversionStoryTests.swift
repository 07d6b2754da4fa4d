import Archive
import Domain
import QueueVictim
import Simulator
import Subprocess
import TestKit
import Testing

/// A process killed by SIGKILL at the moments of a conversion's life: what the server has counted when it was started
/// again, and what the user sees.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ConversionStoryTests {
    /// A moment and a fault, and what comes of them.
    struct Cell: Sendable, CustomTestStringConvertible {
        let moment: Moment
        let weather: Weather
        let posts: Int
        let isTaken: Bool

        var testDescription: String { "\(moment.rawValue), \(weather.rawValue)" }

        init(_ moment: Moment, _ weather: Weather, posts: Int = 1, isTaken: Bool = true) {
            (self.moment, self.weather, self.posts, self.isTaken) = (moment, weather, posts, isTaken)
        }

        /// It is the run, or the user is asked; nothing in between.
        var sight: Sight { isTaken ? .run(.completed) : .asked(candidates: 0, .unspent) }
    }

    private static let cells: [Cell] = [
        Cell(.prepared, .fair), Cell(.prepared, .acceptTwice), Cell(.prepared, .cutAfterAccept),
        Cell(.prepared, .cutBeforeAccept, isTaken: false),
        Cell(.leaving, .fair, posts: 0, isTaken: false), Cell(.leaving, .cutAfterAccept, posts: 0, isTaken: false),
        Cell(.posted, .fair), Cell(.posted, .acceptThen503), Cell(.posted, .acceptLate),
        Cell(.posted, .cutBeforeAccept, isTaken: false), Cell(.posted, .error503Uncharged, isTaken: false),
        Cell(.answered, .fair), Cell(.answered, .gatewayTimeout), Cell(.answered, .cutBeforeAccept, isTaken: false),
        Cell(.accepted, .fair), Cell(.following, .fair), Cell(.following, .acceptWithoutID),
        Cell(.downloading, .fair), Cell(.downloading, .cutAfterAccept),
        Cell(.unknown, .cutAfterAccept), Cell(.unknown, .cutBeforeAccept, isTaken: false),
        Cell(.searching, .acceptThen503), Cell(.searching, .cutBeforeAccept, isTaken: false),
        Cell(.found, .acceptWithoutID), Cell(.found, .error503Uncharged, isTaken: false),
        Cell(.adopted, .cutAfterAccept), Cell(.asked, .cutBeforeAccept, isTaken: false),
    ]

    @Test(arguments: cells)
    func itIsSentOnceAtMostAndIsTheRunOrAskedAbout(cell: Cell) async throws {
        try await play(cell, .svg)
    }

    @Test(arguments: [
        Cell(.posted, .fair), Cell(.unknown, .cutAfterAccept), Cell(.leaving, .fair, posts: 0, isTaken: false),
    ])
    func aVideoAsWell(cell: Cell) async throws { try await play(cell, .video) }

    private func play(_ cell: Cell, _ conversion: Conversion) async throws {
        try await Story(folder: TemporaryFolder(), weather: cell.weather).perform { story in
            let count: @Sendable () async -> (posts: Int, made: Int) = {
                let statistics = await story.story.simulator.statistics()
                let posts = statistics.requests["POST /api/v1/generations/\(conversion.rawValue)", default: 0]
                return (posts, statistics.acceptedGenerations)
            }
            var isDue: (@Sendable () async -> Bool)?
            if cell.moment == .posted { isDue = { await count().posts == 1 } }
            let end = try await story.process.run(conversion, killedAt: cell.moment, orWhen: isDue)
            #expect(end.status == .signaled(9))
            let rows = try await story.restart(.first, hasBoth: true)
            #expect(rows.sight == cell.sight)
            #expect(rows.areDistinct)
            #expect(rows.own?.conversion != nil)
            let counted = await count()
            #expect(counted.posts == cell.posts && counted.made == (cell.isTaken ? 1 : 0))

            // Nothing more comes of starting it once more.
            #expect(try await story.restart(.first, hasBoth: true).sight == cell.sight)
            #expect(await count() == counted)
            // The generation stands beside it.
            let generation = try #require(rows.own?.entry?.value)
            #expect(rows.all.contains { $0.id.value == generation && $0.phase == .completed })
        }
    }
}
