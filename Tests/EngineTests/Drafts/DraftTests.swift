import Archive
import JSON
import Domain
import GRDB
import TestKit
import Testing

@testable import Engine

struct DraftTests {
    private static let owl = EntryID(service: .artinstring, kind: .prompt, value: "owl")
    private static let fox = EntryID(service: .artinstring, kind: .prompt, value: "fox")

    @Test func draftsAndPlaceAreThereAtTheNextStartTheLastOfEach() async throws {
        let archive = try Archive(inMemory: ())
        let before = Stage(archive: archive)
        try await before.perform { engine in
            for word in ["a", "an", "an owl"] {
                engine.send(.saveDraft(Self.owl, JSONObject([("subject", .string(word))])))
                engine.send(.savePlace(["typed": .string(word)]))
            }
            engine.send(.saveDraft(Self.fox, JSONObject()))
            engine.send(.saveDraft(Self.fox, nil))
        }
        #expect(await !before.log.events.contains { if case .restored = $0 { true } else { false } })
        let after = Stage(archive: archive)
        try await after.perform { _ in
            await after.log.wait { if case .restored = $0 { true } else { false } }
        }
        let draft = Draft(entry: Self.owl, values: JSONObject([("subject", "an owl")]), savedAt: .noon)
        #expect(await after.log.events.contains(.restored(drafts: [draft], place: ["typed": "an owl"])))
    }

    @Test(arguments: [true, false])
    func whatTheArchiveHasRefusedIsWrittenWithTheNextOrAtTheEnd(hasNext: Bool) async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("easel.sqlite")
        let stage = Stage(archive: try Archive(path: path))
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try await database.write { db in
            try db.execute(
                sql: "CREATE TRIGGER fault BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no'); END")
        }
        let values = JSONObject([("subject", "an owl")])
        try await stage.perform { engine in
            engine.send(.saveDraft(Self.owl, values))
            await waitUntil("the refusal") { !stage.complaints.all.isEmpty }
            try await database.write { db in try db.execute(sql: "DROP TRIGGER fault") }
            guard hasNext else { return }
            engine.send(.savePlace(["typed": "an owl"]))
            await waitUntil("the draft") { (try? await stage.archive?.drafts().count) == 1 }
        }
        #expect(try await stage.archive?.drafts().map(\.values) == [values])
    }
}
