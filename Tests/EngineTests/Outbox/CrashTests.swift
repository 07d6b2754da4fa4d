import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// Easel killed at each moment of a request's life, with a service that had taken the request and one that had not:
/// what the next start sends, and what the user sees.
@Suite(.timeLimit(.minutes(5)))
struct CrashTests {
    /// What was on disk at the moment of the kill.
    enum Moment: String, CaseIterable {
        case prepared, requeued, sending, unknown, searching, absent, undecided, accepted, adopted, rejected, withdrawn

        var events: [RequestState.Event] {
            switch self {
            case .prepared: []
            case .requeued: [.send, .requeue]
            case .sending: [.send]
            case .unknown: [.send, .loseResponse]
            case .searching: [.send, .loseResponse, .search]
            case .absent: [.send, .loseResponse, .search, .findNone]
            case .undecided: [.send, .loseResponse, .search, .findSeveral]
            case .accepted: [.send, .accept]
            case .adopted: [.send, .loseResponse, .adopt]
            case .rejected: [.send, .refuse]
            case .withdrawn: [.withdraw]
            }
        }

        /// Whether the service can have taken it by then.
        var mayBeTaken: Bool { ![.prepared, .requeued, .rejected, .withdrawn].contains(self) }
        /// Whether the next start sends it, for the first time as far as the service is concerned.
        var isSentNext: Bool { self == .prepared || self == .requeued }
    }

    private static let owl = Request.owl()
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Every moment, with the states of the service that are possible at it.
    private static let cases = Moment.allCases.flatMap { moment in
        [true, false].filter { !$0 || moment.mayBeTaken }.map { (moment, $0) }
    }

    @Test(arguments: cases)
    func theServiceHasCountedOneRunAtMostAndTheUserSeesTheTruth(
        moment: Moment, wasTaken: Bool
    ) async throws {
        try await leave(moment)
        let stage = try stage(wasTaken: wasTaken)
        try await stage.perform { _ in
            if let seen = Self.expectation(moment, wasTaken) {
                _ = await stage.log.run(Self.owl.id.runID, seen)
            } else {
                await stage.log.wait { if case .collections = $0 { true } else { false } }
                #expect(await stage.log.runs[Self.owl.id.runID] == nil)
            }
        }
        #expect(stage.service.posted.count == (moment.isSentNext ? 1 : 0))
        #expect(stage.complaints.all.isEmpty)
    }

    private func stage(wasTaken: Bool) throws -> Stage {
        var stage = Stage(archive: try Archive(path: folder.appending("easel.sqlite")))
        stage.services = [.artinstring]
        stage.service.accept("POST /api/v1/runs")
        let row = #"{"id":"r1","status":"queued","promptId":"p","createdAt":"\#(Timestamp.noon.rfc3339)"}"#
        if wasTaken { stage.service.on("GET /api/v1/runs", #"{"runs":[\#(row)],"nextCursor":null}"#) }
        return stage
    }

    /// Leaves an archive as a kill does at that moment.
    private func leave(_ moment: Moment) async throws {
        let archive = try Archive(path: folder.appending("easel.sqlite"))
        try await archive.record(Self.owl, at: .noon)
        for event in moment.events {
            var run: Run?
            if [.accept, .adopt, .refuse].contains(event) {
                run = Self.owl.pendingRun
                run?.remoteID = event == .refuse ? nil : "r1"
                run?.phase = event == .refuse ? .failed : .queued
            }
            try await archive.write(
                RequestTransition(
                    Self.owl.id, event, remoteID: run?.remoteID,
                    snapshot: event == .send ? SendSnapshot(sentAt: .noon, spentBefore: 12) : nil,
                    question: event == .findNone || event == .findSeveral ? Self.question(event) : nil, run: run,
                    at: .noon))
        }
    }

    private static func question(_ event: RequestState.Event) -> OutcomeQuestion {
        OutcomeQuestion(
            candidates: event == .findNone ? [] : [OutcomeQuestion.Candidate(remoteID: "r1")], evidence: .spent)
    }

    /// What the row comes to; nil where there is none.
    private static func expectation(_ moment: Moment, _ wasTaken: Bool) -> (@Sendable (Run) -> Bool)? {
        func isRun(_ remoteID: String) -> @Sendable (Run) -> Bool {
            { run in run.remoteID == remoteID && run.delivery == nil }
        }
        switch moment {
        case .prepared, .requeued: return isRun("run-of-request-1")
        case .sending, .unknown, .searching:
            return wasTaken ? isRun("r1") : { run in run.remoteID == nil && run.delivery == .searching }
        case .absent: return { run in run.delivery == .unconfirmed(question(.findNone)) }
        case .undecided: return { run in run.delivery == .unconfirmed(question(.findSeveral)) }
        case .accepted, .adopted: return isRun("r1")
        case .rejected: return { run in run.phase == .failed && run.delivery == nil }
        case .withdrawn: return nil
        }
    }
}
