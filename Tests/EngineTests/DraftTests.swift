import Archive
import Domain
import TestKit
import Testing

@testable import Engine

struct DraftTests {
    private static let owl = EntryID(service: .artinstring, kind: .prompt, value: "owl")
    private static let fox = EntryID(service: .artinstring, kind: .prompt, value: "fox")

    @Test func `drafts and place are there at the next start, the last of each`() async throws {
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
}
