import ArtClient
import Archive
import Domain
import GRDB
import TestKit
import Testing

@testable import Engine

/// A disk or a database that refuses to write, at each step of a request.
@Suite(.timeLimit(.minutes(5)))
struct ArchiveFaultTests {
    private let post = "POST /api/v1/runs"
    private let folder: TemporaryFolder
    private let database: DatabaseQueue
    private static let owl = Request.owl()

    init() throws {
        folder = try TemporaryFolder()
        _ = try Archive(path: folder.appending("easel.sqlite"))
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        database = try DatabaseQueue(path: folder.appending("easel.sqlite"), configuration: configuration)
    }

    private func stage() throws -> Stage {
        var stage = Stage(archive: try Archive(path: folder.appending("easel.sqlite"), timeout: .milliseconds(20)))
        stage.services = [.artinstring]
        stage.service.accept(post)
        return stage
    }

    /// Refuses to let a request come to `state`.
    private func refuse(_ state: RequestState) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER fault BEFORE INSERT ON request_events WHEN NEW.state = '\(state.rawValue)'
                    BEGIN SELECT RAISE(ABORT, 'no'); END
                    """)
        }
    }

    private func allow() async throws {
        try await database.write { db in try db.execute(sql: "DROP TRIGGER fault") }
    }

    @Test func aRequestThatCannotBeWrittenDownIsRefusedAndNotSent() async throws {
        try await refuse(.prepared)
        let stage = try stage()
        try await stage.perform { engine in
            engine.send(.submit(Self.owl))
            await stage.log.wait { if case .rejected(Self.owl.id, _) = $0 { true } else { false } }
            let run = await stage.log.runs[Self.owl.id.runID]
            #expect(run?.phase == .failed && run?.failure?.cause == .local)
            try await allow()
            engine.send(.submit(.owl("again")))
            _ = await stage.log.run(RunID("again")) { $0.remoteID != nil }
        }
        #expect(stage.service.posted == ["again"])
        #expect(try await stage.archive?.request(Self.owl.id) == nil)
    }

    @Test func aRequestWhoseSnapshotCannotBeWrittenDownDoesNotLeaveAndIsHeld() async throws {
        try await refuse(.sending)
        let stage = try stage()
        try await stage.perform { engine in
            engine.send(.submit(Self.owl))
            let run = await stage.log.run(Self.owl.id.runID) { $0.delivery == .waiting(Waiting(.held, position: 1)) }
            #expect(run?.phase == .unknown)
            await stage.log.wait {
                if case .failed(.submit, let failure) = $0 { failure.cause == .local } else { false }
            }
            #expect(stage.service.count(post) == 0)
            try await allow()
            engine.send(.hold(Self.owl.id, false))
            _ = await stage.log.run(Self.owl.id.runID) { $0.remoteID != nil }
        }
        #expect(stage.service.posted == ["request-1"])
    }

    @Test func aRequestThatMayNotBePutBackInLineDoesNotLeaveBeforeItIs() async throws {
        let stage = try stage()
        stage.service.fail(post, .notSent)
        try await stage.perform { engine in
            _ = await stage.log.wait { $0 == .leading(true) }
            engine.send(.submit(Self.owl))
            _ = await stage.log.run(Self.owl.id.runID) { $0.delivery?.isOffline == true }
            try await refuse(.prepared)
            await stage.clock.pass(.seconds(5))
            await stage.log.wait { if case .failed(.refresh(nil), _) = $0 { true } else { false } }
            stage.service.accept(post)
            for second in 6..<40 { stage.clock.advance(to: .seconds(second)) }
            #expect(stage.service.posted.count <= 2)
            try await allow()
            await waitUntil("the next try") {
                stage.clock.advance(to: stage.clock.now.offset + .seconds(1))
                return await stage.log.runs[Self.owl.id.runID]?.remoteID != nil
            }
        }
        #expect(try await stage.archive?.request(Self.owl.id)?.state == .accepted)
    }

    @Test func aStartThatCannotWriteLooksForWhatWasOnItsWayAllTheSame() async throws {
        let archive = try Archive(path: folder.appending("easel.sqlite"))
        try await archive.record(Self.owl, at: .noon)
        try await archive.write(RequestTransition(Self.owl.id, .send, at: .noon))
        try await refuse(.unknown)
        let stage = try stage()
        let row = #"{"id":"r1","status":"queued","promptId":"p","createdAt":"\#(Timestamp.noon.rfc3339)"}"#
        stage.service.on("GET /api/v1/runs", #"{"runs":[\#(row)],"nextCursor":null}"#)
        try await stage.perform { _ in
            await stage.log.wait { if case .failed(.refresh(nil), _) = $0 { true } else { false } }
            _ = await stage.log.run(Self.owl.id.runID) { $0.remoteID == "r1" }
            try await allow()
            await waitUntil("the next try") {
                stage.clock.advance(to: stage.clock.now.offset + .seconds(1))
                return (try? await archive.request(Self.owl.id)?.state) == .adopted
            }
        }
        #expect(stage.service.posted.isEmpty)
    }

    @Test func anAnswerThatCannotBeWrittenDownStaysTrueAndIsWrittenWhenThatWorks() async throws {
        try await refuse(.accepted)
        let stage = try stage()
        try await stage.perform { engine in
            engine.send(.submit(Self.owl))
            _ = await stage.log.run(Self.owl.id.runID) { $0.remoteID != nil }
            await stage.log.wait { if case .failed(.refresh(nil), _) = $0 { true } else { false } }
            let record = try await stage.archive?.request(Self.owl.id)
            #expect(record?.state == .sending)
            try await allow()
            await waitUntil("the next try") {
                stage.clock.advance(to: stage.clock.now.offset + .seconds(1))
                return (try? await stage.archive?.request(Self.owl.id)?.state) == .accepted
            }
        }
        #expect(try await stage.archive?.request(Self.owl.id)?.remoteID == "run-of-request-1")
        #expect(stage.service.posted == ["request-1"])
    }

    @Test(arguments: [true, false])
    func anAnswerThatWasNeverWrittenDownIsNotAskedForTwice(isRunKept: Bool) async throws {
        try await refuse(.accepted)
        let stage = try stage()
        try await stage.perform { engine in
            engine.send(.submit(Self.owl))
            _ = await stage.log.run(Self.owl.id.runID) { $0.remoteID != nil }
        }
        try await allow()
        if !isRunKept {
            try await database.write { db in try db.execute(sql: "DELETE FROM runs") }
        }
        let next = try self.stage()
        let row = """
            {"id":"run-of-request-1","status":"queued","promptId":"p","createdAt":"\(Timestamp.noon.rfc3339)"}
            """
        next.service.on("GET /api/v1/runs", #"{"runs":[\#(row)],"nextCursor":null}"#)
        try await next.perform { _ in
            _ = await next.log.run(Self.owl.id.runID) { $0.remoteID == "run-of-request-1" && $0.delivery == nil }
        }
        #expect(stage.service.posted + next.service.posted == ["request-1"])
        #expect(try await next.archive?.request(Self.owl.id)?.state == .adopted)
    }

    @Test func aDatabaseThatAnotherProgramHoldsRefusesAtOnceAndNothingIsSent() async throws {
        let stage = try stage()
        try await stage.perform { engine in
            await stage.log.wait { $0 == .leading(true) }
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let holder = try DatabaseQueue(path: folder.appending("easel.sqlite"), configuration: configuration)
            try await holder.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
            engine.send(.submit(Self.owl))
            await stage.log.wait { if case .rejected(Self.owl.id, let why) = $0 { why.cause == .local } else { false } }
            try await holder.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        }
        #expect(stage.service.count(post) == 0)
    }

    @Test func theArchiveOfANewerEaselIsShownAndNothingIsSent() async throws {
        let before = try stage()
        try await before.perform { engine in
            engine.send(.submit(Self.owl))
            _ = await before.log.run(Self.owl.id.runID) { $0.remoteID != nil }
        }
        try await database.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('a step of tomorrow')")
        }
        let stage = try stage()
        try await stage.perform { engine in
            _ = await stage.log.run(Self.owl.id.runID) { $0.remoteID != nil }
            await stage.log.wait { if case .failed(.refresh(nil), let why) = $0 { why.cause == .local } else { false } }
            engine.send(.submit(.owl("new", subject: "new")))
            await stage.log.wait { if case .rejected(RequestID("new"), _) = $0 { true } else { false } }
        }
        #expect(stage.service.count(post) == 0)
        #expect(stage.complaints.all.count == 1, "told once: \(stage.complaints.all)")
    }
}

extension DeliveryState {
    /// Whether it waits for the service to be reached again.
    fileprivate var isOffline: Bool {
        if case .waiting(let waiting) = self { waiting.reason == .offline } else { false }
    }
}
