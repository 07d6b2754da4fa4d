import Archive
import JSON
import Domain
import Testing

struct ArchiveDraftsTests {
    private static let owl = EntryID(service: .artinstring, kind: .prompt, value: "owl")
    private static let ana = EntryID(service: .antekirt, kind: .artist, value: "ana")

    @Test func aDraftComesBackInItsOrderTheNewestFirst() async throws {
        let archive = try Archive(inMemory: ())
        let values: JSONObject = JSONObject([("zeta", "an owl\n漢字"), ("alpha", .array([1, .null]))])
        try await archive.save(Draft(entry: Self.owl, values: JSONObject(), savedAt: .noon))
        try await archive.save(Draft(entry: Self.ana, values: JSONObject(), savedAt: .noon + .seconds(1)))
        try await archive.save(Draft(entry: Self.owl, values: values, savedAt: .noon + .seconds(2)))
        let drafts = try await archive.drafts()
        #expect(drafts.map(\.entry) == [Self.owl, Self.ana])
        #expect(drafts.first?.values == values)
        #expect(drafts.first?.savedAt == .noon + .seconds(2))
        try await archive.deleteDraft(of: Self.owl)
        #expect(try await archive.drafts().map(\.entry) == [Self.ana])
    }

    @Test func onlyTheLastPlaceIsKept() async throws {
        let archive = try Archive(inMemory: ())
        #expect(try await archive.place() == nil)
        try await archive.savePlace(["focus": "catalog"])
        try await archive.savePlace(["focus": "queue"])
        #expect(try await archive.place() == ["focus": "queue"])
    }
}
