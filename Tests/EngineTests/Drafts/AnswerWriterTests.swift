import Archive
import JSON
import Domain
import GRDB
import TestKit
import Testing

@testable import Engine

@Suite(.timeLimit(.minutes(5)))
struct AnswerWriterTests {
    private static let owl = EntryID(service: .artinstring, kind: .prompt, value: "owl")
    private static let fox = EntryID(service: .artinstring, kind: .prompt, value: "fox")

    /// What is kept of an entry, as it is told.
    private struct Told: Hashable {
        var entry = AnswerWriterTests.owl
        var presets = Presets()
        var answers: [JSON] = []
    }

    private func told(_ log: EventLog) async -> [Told] {
        await log.events.compactMap { event in
            guard case .recalled(let entry, let presets, let history) = event else { return nil }
            return Told(entry: entry, presets: presets, answers: history.answers(at: "subject").map(\.value))
        }
    }

    /// Returns the first `count` of what was told, in order.
    private func told(_ count: Int, _ log: EventLog) async -> [Told] {
        await waitUntil("\(count) answers") { await told(log).count >= count }
        return await told(log)
    }

    private func preset(_ name: String, _ subject: JSON, of entry: EntryID = owl) throws -> Preset {
        try #require(Preset(entry: entry, name: name, values: ["subject": subject], savedAt: .noon))
    }

    @Test func whatChangesIsToldInTheOrderOfTheCommandsAndIsThereAtTheNextStart() async throws {
        let archive = try Archive(inMemory: ())
        let before = Stage(archive: archive)
        let (night, newer, fox) = (
            try preset("Night", "owl"), try preset("NIGHT", "crane"), try preset("Night", "fox", of: Self.fox)
        )
        let log = try await before.performing { engine, log in
            engine.send(.recall(Self.owl))
            engine.send(.savePreset(night))
            engine.send(.noteAnswers(Self.owl, ["subject": "owl"]))
            engine.send(.savePreset(newer))
            engine.send(.savePreset(fox))
            engine.send(.noteAnswers(Self.owl, ["subject": "crane"]))
            engine.send(.deletePreset(Self.owl, name: "night"))
            _ = await told(7, log)
        }
        #expect(
            await told(log) == [
                Told(), Told(presets: Presets([night])), Told(presets: Presets([night]), answers: ["owl"]),
                Told(presets: Presets([newer]), answers: ["owl"]), Told(entry: Self.fox, presets: Presets([fox])),
                Told(presets: Presets([newer]), answers: ["crane", "owl"]), Told(answers: ["crane", "owl"]),
            ])
        let after = Stage(archive: archive)
        try await after.performing { engine, log in
            engine.send(.recall(Self.owl))
            engine.send(.recall(Self.fox))
            #expect(
                await told(2, log) == [
                    Told(answers: ["crane", "owl"]), Told(entry: Self.fox, presets: Presets([fox])),
                ])
        }
    }

    @Test func answersAreNotedWithTheTimeAtWhichTheyWereSent() async throws {
        let stage = try Stage()
        stage.clock.advance(to: .seconds(7))
        try await stage.performing { engine, log in
            engine.send(.noteAnswers(Self.owl, ["subject": "owl"]))
            stage.clock.advance(to: .seconds(60))
            _ = await told(1, log)
        }
        let kept = try await stage.archive?.answers(of: Self.owl)
        #expect(kept?.answers(at: "subject").map(\.usedAt) == [.noon + .seconds(7)])
    }

    @Test func whatComesTooLateToBeAdmittedIsDoneAtTheEnd() async throws {
        let stage = try Stage()
        let engine = stage.engine()
        let night = try preset("Night", "owl")
        let life = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            engine.send(.savePreset(night))
            engine.send(.noteAnswers(Self.owl, ["subject": "owl"]))
            await engine.run()
        }
        await life.value
        #expect(try await stage.archive?.presets(of: Self.owl) == Presets([night]))
        #expect(try await stage.archive?.answers(of: Self.owl).paths == ["subject"])
    }

    @Test func aPresetTooManyIsToldAsSuchAndThoseThatAreThereStay() async throws {
        let stage = try Stage()
        for number in 0..<Presets.maxCount { try await stage.archive?.save(preset("\(number)", "owl")) }
        let kept = try await stage.archive?.presets(of: Self.owl)
        let another = try preset("another", "fox")
        try await stage.performing { engine, log in
            engine.send(.savePreset(another))
            #expect(await told(1, log).first?.presets == kept)
        }
        let failures = await stage.log.failures
        #expect(failures.map(\.command) == [.savePreset(another)])
        #expect(failures.first?.failure.what.contains("100 presets") == true)
        #expect(failures.first?.failure.meaning == "The preset is not saved; the form keeps its answers")
    }

    // MARK: an archive that refuses

    /// Has every write to a table refused, and gives what takes that back.
    private func refuse(_ table: String, at path: String) async throws -> @Sendable () async throws -> Void {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try await database.write { db in
            for action in ["INSERT", "DELETE"] {
                try db.execute(
                    sql: """
                        CREATE TRIGGER fault_\(action) BEFORE \(action) ON \(table) BEGIN SELECT RAISE(ABORT, 'no'); END
                        """)
            }
        }
        return {
            try await database.write { db in
                try db.execute(sql: "DROP TRIGGER fault_INSERT; DROP TRIGGER fault_DELETE")
            }
        }
    }

    @Test func aPresetThatCannotBeWrittenOrForgottenIsToldAndWhatWasThereStays() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("easel.sqlite")
        let stage = Stage(archive: try Archive(path: path))
        let (night, newer) = (try preset("Night", "owl"), try preset("Night", "fox"))
        try await stage.archive?.save(night)
        let allow = try await refuse("presets", at: path)
        try await stage.performing { engine, log in
            engine.send(.savePreset(newer))
            engine.send(.deletePreset(Self.owl, name: "night"))
            #expect(await told(2, log) == [Told(presets: Presets([night])), Told(presets: Presets([night]))])
            #expect(await log.failures.map(\.command) == [.savePreset(newer), .deletePreset(Self.owl, name: "night")])
            try await allow()
            engine.send(.savePreset(newer))
            #expect(await told(3, log).last?.presets == Presets([newer]))
        }
        #expect(try await stage.archive?.presets(of: Self.owl) == Presets([newer]))
    }

    @Test(arguments: [true, false])
    func answersThatCannotBeWrittenAreToldSuggestedAndWrittenWithTheNextOrAtTheEnd(
        hasNext: Bool
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("easel.sqlite")
        let stage = Stage(archive: try Archive(path: path))
        let allow = try await refuse("answer_histories", at: path)
        try await stage.performing { engine, log in
            engine.send(.noteAnswers(Self.owl, ["subject": "owl"]))
            #expect(await told(1, log) == [Told(answers: ["owl"])])
            #expect(await log.failures.map(\.command) == [.noteAnswers(Self.owl, ["subject": "owl"])])
            #expect(try await stage.archive?.answers(of: Self.owl) == AnswerHistory())
            try await allow()
            guard hasNext else { return }
            engine.send(.noteAnswers(Self.owl, ["subject": "fox"]))
            #expect(await told(2, log).last == Told(answers: ["fox", "owl"]))
            #expect(try await stage.archive?.answers(of: Self.owl).answers(at: "subject").count == 2)
        }
        let kept = try await stage.archive?.answers(of: Self.owl).answers(at: "subject").map(\.value)
        #expect(kept == (hasNext ? ["fox", "owl"] : ["owl"]))
    }

    @Test func anArchiveThatCanOnlyBeReadTellsWhatItHoldsAndOfAnswersNoFailureAgain() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("easel.sqlite")
        let night = try preset("Night", "owl")
        try await Archive(path: path).save(night)
        try await DatabaseQueue(path: path).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('a step of tomorrow')")
        }
        let stage = Stage(archive: try Archive(path: path))
        try await stage.performing { engine, log in
            engine.send(.recall(Self.owl))
            engine.send(.noteAnswers(Self.owl, ["subject": "owl"]))
            engine.send(.savePreset(night))
            _ = await told(3, log)
        }
        let kept = Told(presets: Presets([night]))
        let noted = Told(presets: Presets([night]), answers: ["owl"])
        #expect(await told(stage.log) == [kept, noted, noted])
        #expect(await stage.log.failures.map(\.command) == [.refresh(nil), .savePreset(night)])
    }

    @Test func withoutAnArchiveThereIsNothingAndAPresetIsToldNotToBeKept() async throws {
        let stage = Stage(archive: nil)
        let night = try preset("Night", "owl")
        try await stage.performing { engine, log in
            engine.send(.recall(Self.owl))
            engine.send(.noteAnswers(Self.owl, ["subject": "owl"]))
            engine.send(.savePreset(night))
            engine.send(.recall(Self.fox))
            #expect(await told(3, log) == [Told(), Told(), Told(entry: Self.fox)])
        }
        let failure = await stage.log.failures.first { $0.command == .savePreset(night) }?.failure
        #expect(failure?.cause == .local && failure?.what == "No archive to save this in")
    }
}

extension Stage {
    /// As `perform`, with the log at hand.
    @discardableResult
    fileprivate func performing(_ body: @Sendable (Engine, EventLog) async throws -> Void) async throws -> EventLog {
        try await perform { [log] engine in try await body(engine, log) }
        return log
    }
}

extension EventLog {
    /// What has gone wrong, in order.
    fileprivate var failures: [(command: EngineCommand, failure: Failure)] {
        events.compactMap { if case .failed(let command, let failure) = $0 { (command, failure) } else { nil } }
    }
}
