import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// Easel killed at each moment of a conversion's life, with a service that had taken it and one that had not.
@Suite(.timeLimit(.minutes(5)))
struct ConversionCrashTests {
    /// What was on disk at the moment of the kill.
    enum Moment: String, CaseIterable {
        case prepared, requeued, sending, unknown, searching, absent, undecided, answered, accepted, adopted, rejected

        var events: [RequestState.Event] {
            switch self {
            case .prepared: []
            case .requeued: [.send, .requeue]
            case .sending: [.send]
            case .unknown: [.send, .loseResponse]
            case .searching: [.send, .loseResponse, .search]
            case .absent: [.send, .loseResponse, .search, .findNone]
            case .undecided: [.send, .loseResponse, .search, .findSeveral]
            // The run was written, and the outbox does not know.
            case .answered: [.send, .loseResponse]
            case .accepted: [.send, .accept]
            case .adopted: [.send, .loseResponse, .adopt]
            case .rejected: [.send, .refuse]
            }
        }

        var mayBeTaken: Bool { ![.prepared, .requeued, .rejected].contains(self) }
        var mustBeTaken: Bool { [.answered, .accepted, .adopted].contains(self) }
        /// Whether the next start sends it, for the first time as far as the service is concerned.
        var isSentNext: Bool { self == .prepared || self == .requeued }
    }

    private static let svg = Request.conversion(.svg)
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Every moment, with the states of the service that are possible at it.
    private static let cases = Moment.allCases.flatMap { moment in
        [true, false].filter { $0 ? moment.mayBeTaken : !moment.mustBeTaken }.map { (moment, $0) }
    }

    @Test(arguments: cases)
    func theServiceHasOneOrderAtMostAndTheUserSeesTheTruth(
        moment: Moment, wasTaken: Bool
    ) async throws {
        try await leave(moment)
        var stage = Stage(archive: try Archive(path: folder.appending("easel.sqlite")))
        stage.services = [.antekirt]
        stage.service.tell(ScriptedGeneration(svg: wasTaken ? "new.svg" : nil))
        stage.service.accept(.svg)
        try await stage.perform { [log = stage.log] engine in
            let run = await log.run(Self.svg.id.runID, Self.expectation(moment, wasTaken))
            #expect(run != nil)
            if moment == .undecided {
                engine.send(.resolve(Self.svg.id, .adopt(remoteID: "g1")))
                _ = await log.run(Self.svg.id.runID) { $0.phase == (wasTaken ? .completed : .running) }
            }
            // Its generation is a row of its own.
            _ = await log.run(RunID("g1")) { $0.phase == .completed && $0.conversion == nil }
        }
        #expect(stage.service.posted.count == (moment.isSentNext ? 1 : 0))
        #expect(stage.complaints.all.isEmpty)
    }

    /// Leaves an archive as a kill does at that moment.
    private func leave(_ moment: Moment) async throws {
        let archive = try Archive(path: folder.appending("easel.sqlite"))
        try await archive.record(Self.svg, at: .noon)
        for event in moment.events {
            var run: Run?
            if [.accept, .adopt].contains(event) || moment == .answered && event == .loseResponse {
                run = Self.svg.pendingRun.becoming("g1", .running)
            }
            try await archive.write(
                RequestTransition(
                    Self.svg.id, event,
                    snapshot: event == .send
                        ? SendSnapshot(
                            sentAt: .noon, spentBefore: -445, generation: GenerationState(status: "completed")) : nil,
                    question: event == .findNone || event == .findSeveral ? Self.question(event) : nil, run: run,
                    at: .noon))
        }
    }

    private static func question(_ event: RequestState.Event) -> OutcomeQuestion {
        OutcomeQuestion(
            candidates: event == .findNone ? [] : [OutcomeQuestion.Candidate(remoteID: "g1")], evidence: .inconclusive)
    }

    private static func expectation(_ moment: Moment, _ wasTaken: Bool) -> @Sendable (Run) -> Bool {
        @Sendable func isCompleted(_ run: Run) -> Bool { run.phase == .completed && run.output?.files.count == 1 }
        switch moment {
        case .prepared, .requeued: return { run in run.remoteID == "g1" && run.delivery == nil }
        case .sending, .unknown, .searching:
            if wasTaken { return isCompleted }
            return { run in run.remoteID == nil && run.delivery == .searching }
        case .absent: return { run in run.delivery == .unconfirmed(question(.findNone)) }
        case .undecided: return { run in run.delivery == .unconfirmed(question(.findSeveral)) }
        case .answered, .accepted, .adopted: return isCompleted
        case .rejected: return { run in run.delivery == nil && run.remoteID == nil }
        }
    }
}
