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
        (Duration.seconds(8), Duration?.some(.seconds(8.5))), (.seconds(120), .seconds(120.5)), (.seconds(121), nil),
        (.zero, .milliseconds(500)),
    ])
    func honorsRetryAfter(_ requestedWait: Duration, _ wait: Duration?) {
        #expect(RetryRule().wait(after: error(.rateLimited, after: requestedWait), attempt: 1, random: 1) == wait)
    }

    @Test(arguments: [1, 2, 3, 4])
    func givesUp(_ attempt: Int) {
        let wait = RetryRule().wait(after: error(.unreachable(reason: "")), attempt: attempt, random: 0)
        #expect((wait != nil) == (attempt < 3))
    }

    @Test(arguments: [
        ClientError.Kind.notAuthorized, .notFound, .invalidResponse(reason: ""), .notEnqueued, .cancelled,
        .outcomeUnknown(reason: ""), .refused, .quotaExhausted(modality: nil, used: nil, limit: nil), .tooLarge,
    ])
    func finalFailures(_ kind: ClientError.Kind) {
        #expect(RetryRule().wait(after: error(kind), attempt: 1, random: 0) == nil)
    }

    /// A request that spends is retried only if it provably caused no work, and only soon.
    @Test(arguments: [
        (ClientError(.unreachable(reason: ""), service: .artinstring, isSpending: true), true),
        (ClientError(.rateLimited, service: .artinstring, status: 429, code: "rate_limited", isSpending: true), true),
        (ClientError(.rateLimited, service: .artinstring, isSpending: true), true),
        (ClientError(.rateLimited, service: .antekirt, status: 429, isSpending: true), false),
        (ClientError(.rateLimited, service: .artinstring, status: 429, code: "slow_down", isSpending: true), false),
        (ClientError(.unavailable(reason: ""), service: .artinstring, status: 503, isSpending: true), false),
        (ClientError(.outcomeUnknown(reason: ""), service: .artinstring, isSpending: true), false),
        (ClientError(.notEnqueued, service: .artinstring, status: 502, isSpending: true), false),
        (ClientError(.cancelled, service: .artinstring, isSpending: true), false),
    ])
    func retriesSpendingOnlyIfNotSent(_ error: ClientError, _ isSentAgain: Bool) {
        #expect(error.isRetrySafe == isSentAgain)
        #expect((RetryRule().wait(after: error, attempt: 1, random: 0) != nil) == isSentAgain)
    }

    @Test(arguments: [(5, true), (6, false)])
    func limitsTheWaitOfSpending(_ seconds: Int, _ isSentAgain: Bool) {
        let error = ClientError(
            .rateLimited, service: .artinstring, status: 429, code: "rate_limited", retryAfter: .seconds(seconds),
            isSpending: true)
        #expect((RetryRule().wait(after: error, attempt: 1, random: 0) != nil) == isSentAgain)
    }
}
