import Archive
import Domain
import QueueVictim
import Subprocess
import TestKit
import Testing

/// A disk that is full and a database that another connection holds, in a process of their own: at each moment at
/// which something of a request has to be written.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ObstacleTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func perform(_ body: @Sendable (Story.Scene) async throws -> Void) async throws {
        try await Story(folder: folder, weather: .fair).perform(body)
    }

    @Test(arguments: Obstacle.allCases)
    func aRequestThatCannotBeWrittenDownIsRefusedAndNotSent(by obstacle: Obstacle) async throws {
        try await perform { story in
            let end = try await story.process.run(hinderedBy: obstacle, at: .unrecorded, goesOn: true)
            #expect(end.status == .exited(0))
            #expect(end.passed == [.unrecorded])
            #expect(try await story.archive().request(.first) == nil)
            // That it was refused may have come to disk when there was room again.
            #expect(try await [.nothing, .refused].contains(story.restart(.first).sight))
            #expect(await story.count().posts == 0)
        }
    }

    @Test(arguments: Obstacle.allCases, [true, false])
    func aRequestWhoseSnapshotCannotBeWrittenDownLeavesWhenThatWorksOnce(
        obstacle: Obstacle, goesOn: Bool
    ) async throws {
        try await perform { story in
            let end = try await story.process.run(hinderedBy: obstacle, at: .prepared, goesOn: goesOn)
            #expect(end.status == (goesOn ? .exited(0) : .signaled(9)))
            // Killed when the user was told that it is held back.
            #expect(await story.count().posts == (goesOn ? 1 : 0))
            #expect(try await story.restart(.first).sight == .run(.completed))
            let count = await story.count()
            #expect(count.posts == 1 && count.runs == 1)
            #expect(
                try await story.archive().journal(of: .first).map(\.state) == [.prepared, .sending, .accepted])
        }
    }

    @Test(arguments: Obstacle.allCases, [true, false])
    func anAcceptanceThatCannotBeWrittenDownIsToldAndWrittenOrFoundAgain(
        obstacle: Obstacle, goesOn: Bool
    ) async throws {
        try await perform { story in
            let end = try await story.process.run(hinderedBy: obstacle, at: .answered, goesOn: goesOn)
            #expect(end.status == (goesOn ? .exited(0) : .signaled(9)))
            #expect(try await story.restart(.first).sight == .run(.completed))
            let count = await story.count()
            #expect(count.posts == 1 && count.runs == 1)
            let states = try await story.archive().journal(of: .first).map(\.state)
            #expect(
                states
                    == (goesOn
                        ? [.prepared, .sending, .accepted] : [.prepared, .sending, .unknown, .searching, .adopted]))
        }
    }
}
