import Archive
import Domain
import QueueVictim
import Subprocess
import TestKit
import Testing

/// A process killed by SIGKILL at every moment of a request's life, with every fault of the service: what the server
/// has counted when it was started again, and what the user sees.
@Suite struct OutcomeTests {
    /// A moment and a fault, and what comes of them.
    struct Cell: Sendable, CustomTestStringConvertible {
        let moment: Moment
        let weather: Weather
        let end: Outcome.End

        var testDescription: String { "\(moment.rawValue), \(weather.rawValue)" }

        static let all = Outcome.table.flatMap { row in
            row.weathers.compactMap { weather in
                row.end.map { Cell(moment: row.moment, weather: weather, end: $0) }
            }
        }
        /// Those in which it is killed before the service has had a chance to tell what it has made of it.
        static let early = all.filter { isEarly($0.moment) }
        static let late = all.filter { !isEarly($0.moment) }

        private static func isEarly(_ moment: Moment) -> Bool {
            [.unrecorded, .prepared, .held, .withdrawn, .leaving, .posted, .answered].contains(moment)
        }
    }

    // Two lanes, for two cores.
    @Suite(.serialized, .timeLimit(.minutes(5)))
    struct Early {
        @Test(arguments: Cell.early)
        func killedBeforeItIsKnownWhatCameOfItItComesToWhatTheTableSays(cell: Cell) async throws {
            try await cell.play()
        }
    }

    @Suite(.serialized, .timeLimit(.minutes(5)))
    struct Late {
        @Test(arguments: Cell.late)
        func killedAfterwardsItComesToWhatTheTableSays(cell: Cell) async throws { try await cell.play() }
    }

    @Suite(.serialized, .timeLimit(.minutes(5)))
    struct Unkilled {
        @Test(arguments: Weather.allCases, [Script.fetch, .sendAgain, .dismiss])
        func leftAloneItComesThroughTheMomentsOfTheTableAndNoOthers(
            weather: Weather, script: Script
        ) async throws {
            try await Story(folder: TemporaryFolder(), weather: weather).perform { story in
                let end = try await story.leaveAlone(script)
                #expect(end.status == .exited(0))
                let expected = Outcome.table.filter { row in
                    row.end != nil && row.weathers.contains(weather)
                        && (row.moment.script == script || row.moment.script == .fetch && row.moment != .downloading)
                }
                #expect(end.passed == Set(expected.map(\.moment)))
            }
        }
    }

    @Test func theTableHasEveryMomentWithEveryFaultOnce() {
        for moment in Moment.allCases {
            let weathers = Outcome.table.filter { $0.moment == moment }.flatMap(\.weathers)
            #expect(weathers.count == Weather.allCases.count)
            #expect(Set(weathers) == Set(Weather.allCases))
        }
    }
}

extension OutcomeTests.Cell {
    /// Has the process killed, starts twice more, and looks at the outcome.
    fileprivate func play() async throws {
        try await Story(folder: TemporaryFolder(), weather: weather).perform { story in
            #expect(try await story.kill(at: moment).status == .signaled(9))
            let isSentAgain = moment.script == .sendAgain
            let id = isSentAgain ? RequestID.second : .first
            let rows = try await story.restart(id)
            #expect(rows.sight == end.sight)
            #expect(rows.areDistinct)
            if moment == .downloading { #expect(try rows.own?.hasWholePictures == true) }

            let count = await story.count()
            #expect(count.posts == end.posts)
            #expect(count.runs == end.runs)
            // However the table was filled in: no more than the user has said.
            let confirmed = isSentAgain ? 2 : 1
            #expect(count.runs <= confirmed * weather.runsOfOnePost)
            #expect(weather == .rateLimited || count.posts <= confirmed)

            let archive = try story.archive()
            #expect(try await archive.journal(of: id).map(\.state) == end.journal)
            if isSentAgain { #expect(try await archive.request(.first)?.state == .replaced) }

            // Nothing more comes of starting it once more; but what was turned away goes on waiting for its turn.
            guard end.sight != .waiting(.pace) else { return }
            #expect(try await story.restart(id).sight == end.sight)
            #expect(await story.count() == count)
        }
    }
}

extension Run {
    fileprivate var hasWholePictures: Bool {
        get throws {
            guard case .done(let paths) = download else { return false }
            return try !paths.isEmpty && paths.allSatisfy(ReadFile.isWholePNG)
        }
    }
}
