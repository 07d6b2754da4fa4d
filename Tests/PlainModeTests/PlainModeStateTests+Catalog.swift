import Domain
import Session
import Testing

@testable import PlainMode

/// Collections, sections and random prompts.
extension PlainModeStateTests {
    private static let dusk = EntryCollection(id: "c-1", slug: "dusk", title: "Places at Dusk", promptCount: 1)

    private static var harbour: CatalogEntry {
        var entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-2"), title: "Quiet Harbour", modality: .image)
        entry.collectionSlug = "dusk"
        return entry
    }

    @Test(arguments: ["1", "dusk", "places at dusk"])
    func aCollectionListsItsPrompts(name: String) {
        var talk = Talk()
        talk.type("collections", "collections \(name)")
        #expect(talk.said == ["Loading collections."])
        talk.take(.engine(.collections([Self.dusk], total: 1)))
        #expect(talk.said.contains("1: Places at Dusk, 1 prompt"))
        talk.take(Self.catalog([Self.owl, Self.harbour]))
        #expect(talk.said.last == "1: Quiet Harbour, image")
        talk.type("collections 7")
        #expect(talk.said.last == "No collection named 7.")
    }

    @Test func aFailedServiceEndsTheWaitForCollections() {
        var talk = Talk()
        talk.type("collections", "quit")
        let failure = Failure(.unavailable, what: "artinstring cannot be reached", next: "Try again later")
        talk.take(.engine(.status(.artinstring, .offline(failure))))
        #expect(talk.quit == false)
    }

    @Test(arguments: [
        ("prompts owl", "1: Stoic Owl, image"), ("artists", "No token for that service."),
    ])
    func sectionsAreListedAlone(line: String, said: String) {
        var talk = Talk()
        talk.take(Self.catalog([Self.harbour, Self.owl]))
        talk.type(line)
        #expect(talk.said.last == said)
    }

    @Test func aRandomPromptIsOpened() {
        var talk = Talk()
        talk.take(Self.catalog([Self.owl]))
        talk.type("random", "fill")
        #expect(talk.asked == [.randomEntry])
        #expect(talk.session.prompt == nil)
        talk.take(.engine(.randomEntry(Self.owl)))
        #expect(talk.said.contains("Stoic Owl, artinstring prompt."))
        #expect(talk.session.prompt?.hasPrefix("subject, ") == true, "fill waited for it")
        var other = Talk()
        other.type("random")
        other.take(.engine(.failed(.randomEntry, Failure(.unavailable, what: "No answer came"))))
        #expect(other.session.prompt == "Command: ")
    }

    /// A script need not list first.
    @Test(arguments: [("stoic-owl", true), ("stoic owl", true), ("nobody", false)])
    func aNameWaitsForTheCatalog(name: String, isThere: Bool) {
        var talk = Talk()
        talk.type("fill \(name)", "an owl")
        #expect(talk.said == ["Loading catalog."])
        talk.take(Self.catalog([Self.owl]))
        #expect(talk.asked == (isThere ? [.loadEntry(Self.owl.id)] : []))
        #expect(talk.said.contains("No entry named nobody in the catalog.") == !isThere)
        if isThere { talk.take(.engine(.entry(Self.owl))) }
        #expect(talk.said.contains("subject: an owl") == isThere)
        var other = Talk()
        other.type("open 3")
        #expect(other.said == ["No entry 3: list shows the numbers."])
    }
}
