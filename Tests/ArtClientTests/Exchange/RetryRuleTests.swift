import ArtClient
import Domain
import Testing

struct RetryRuleTests {
    private func error(
        _ kind: ClientError.Kind, after: Duration? = nil, spending: Bool = false
    ) -> ClientError {
        ClientError(kind, service: .artinstring, retryAfter: after, isSpending: spending)
    }

    @Test(arguments: [
        (1, 0.5, Duration.milliseconds(250)), (1, 0, .zero), (2, 0.5, .milliseconds(500)), (3, 0.5, .seconds(1)),
        (7, 0.5, .seconds(15)), (60, 0.5, .seconds(15)), (1, -3, .zero), (1, 9, .milliseconds(500)),
    ])
    func doublesUpToTheCap(_ attempt: Int, _ random: Double, _ wait: Duration) {
        let rule = RetryRule(attempts: 100)
        #expect(rule.wait(after: error(.unavailable(reason: "")), attempt: attempt, random: random) == wait)
    }

    @Test(arguments: [
        (Duration.seconds(8), Duration?.some(.seconds(8))), (.seconds(120), .seconds(120)), (.seconds(121), nil),
        (.zero, .milliseconds(500)),
    ])
    func heedsTheService(_ asked: Duration, _ wait: Duration?) {
        #expect(RetryRule().wait(after: error(.rateLimited, after: asked), attempt: 1, random: 1) == wait)
    }

    @Test(arguments: [1, 2, 3, 4])
    func givesUp(_ attempt: Int) {
        let wait = RetryRule().wait(after: error(.unreachable(reason: "")), attempt: attempt, random: 0)
        #expect((wait != nil) == (attempt < 3))
    }

    @Test(arguments: [
        ClientError.Kind.notAuthorized, .notFound, .malformedAnswer(reason: ""), .notEnqueued, .cancelled,
        .outcomeUnknown(reason: ""), .refused, .quotaExhausted(modality: nil, used: nil, limit: nil), .tooLarge,
    ])
    func finalFailures(_ kind: ClientError.Kind) {
        #expect(RetryRule().wait(after: error(kind), attempt: 1, random: 0) == nil)
    }

    @Test(arguments: [ClientError.Kind.unreachable(reason: ""), .rateLimited, .unavailable(reason: "")])
    func neverForWhatSpends(_ kind: ClientError.Kind) {
        #expect(RetryRule().wait(after: error(kind, spending: true), attempt: 1, random: 0) == nil)
    }
}
