import Domain
import Session
import Testing

@testable import PlainMode

/// The end of the input, and ctrl-c.
extension PlainModeStateTests {
    @Test func theEndQuitsAndLosesNothing() throws {
        var talk = Talk()
        talk.take(Self.catalog([Self.owl]))
        talk.type("list", "fill 1")
        talk.take(.engine(.entry(Self.owl)))
        talk.type("an owl", "<")
        talk.take(.end)
        #expect(talk.quit == false)
        #expect(talk.asked.contains { if case .saveDraft(Self.owl.id, _?) = $0 { true } else { false } })
        #expect(talk.submissions == 0)
    }

    @Test func theEndWaitsForHeldLines() throws {
        var talk = Self.filled()
        talk.type("yes", "wait")
        talk.take(.end)
        let request = try #require(talk.submitted)
        #expect(talk.quit == nil)
        talk.take(Self.run(request) { $0.delivery = .sending })
        #expect(talk.quit == nil, "wait waits for the run")
        talk.take(Self.run(request) { ($0.phase, $0.remoteID, $0.following) = (.running, "x", .poll) })
        talk.take(Self.run(request) { ($0.phase, $0.remoteID) = (.failed, "x") })
        #expect(talk.said.contains("Run 1, Stoic Owl: failed."))
        #expect(talk.quit == false)
    }

    @Test func ctrlCTwiceLeaves() {
        var talk = Talk()
        talk.take(.interrupt)
        #expect(talk.quit == nil)
        talk.type("help")
        talk.take(.interrupt)
        #expect(talk.quit == nil, "a line between them makes them single ones")
        talk.take(.interrupt)
        #expect(talk.quit == true)
    }

    @Test func ctrlCEndsAWait() {
        var talk = Talk()
        talk.type("list", "open 1")
        talk.take(.interrupt)
        #expect(talk.said.last == "Stopped waiting. Sent requests continue.")
        #expect(talk.session.prompt == "Command: ")
        #expect(talk.asked.isEmpty, "what was typed ahead is dropped")
    }
}
