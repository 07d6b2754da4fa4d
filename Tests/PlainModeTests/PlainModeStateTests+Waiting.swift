import JSON
import Domain
import Forms
import Session
import Forms
import Testing

@testable import PlainMode

/// What may not be passed over: an editor's text, a question, the end of the input.
extension PlainModeStateTests {
    @Test func linesWaitForTheEditor() {
        var talk = Talk()
        talk.take(Self.catalog([Self.owl]))
        talk.type("list", "fill 1")
        talk.take(.engine(.entry(Self.owl)))
        talk.type("!e", ">", "yes")
        #expect(talk.edited != nil && talk.session.prompt == nil)
        #expect(talk.submissions == 0)
        talk.take(.edited(.text("an owl at dusk\n")))
        #expect(talk.submitted?.body["vars"]?["subject"] == "an owl at dusk")
    }

    @Test func anUnansweredQuestionIsReported() throws {
        var talk = Self.filled()
        talk.type("yes")
        talk.take(.end)
        talk.take(.engine(.concerns(try #require(talk.submitted), [.price(credits: 9)])))
        #expect(talk.quit == false && talk.session.isUnanswered)
        #expect(talk.said.last?.contains("nothing was sent") == true)
        #expect(talk.submissions == 1)
    }

    @Test func anAnsweredQuestionIsNoFailure() {
        var talk = Self.filled()
        talk.type("no")
        talk.take(.end)
        #expect(talk.quit == false && !talk.session.isUnanswered)
    }

    @Test func ctrlCKeepsTheEndOfTheInput() {
        var talk = Talk()
        talk.type("list")
        talk.take(.end)
        #expect(talk.quit == nil)
        talk.take(.interrupt)
        #expect(talk.quit == false)
    }

    @Test func aFailedRequestEndsTheWait() {
        var talk = Talk()
        talk.type("list", "collections")
        #expect(talk.session.prompt == nil)
        let failure = Failure(.unavailable, what: "The list could not be read")
        talk.take(.engine(.failed(.refresh(.artinstring), failure)))
        #expect(talk.session.prompt == "Command: ")
        talk.type("refresh", "list")
        #expect(talk.session.prompt == nil, "it is waited for again")
    }

    /// Nobody tells any more how the run ends.
    @Test func aRejectedTokenEndsTheWait() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { ($0.phase, $0.remoteID) = (.running, "x") })
        talk.type("wait")
        #expect(talk.session.prompt == nil)
        let failure = Failure(.notAuthorized, what: "artinstring does not accept this token")
        talk.take(.engine(.status(.artinstring, .unauthorized(failure))))
        #expect(talk.session.prompt == "Command: ")
        let words = "artinstring does not accept the token: its runs continue, but Easel cannot follow them."
        #expect(talk.said.contains(words))
        talk.type("wait")
        #expect(talk.said.last == words)
        talk.take(.engine(.status(.artinstring, .live)))
        talk.type("wait")
        #expect(talk.session.prompt == nil, "it is waited for again")
    }
}
