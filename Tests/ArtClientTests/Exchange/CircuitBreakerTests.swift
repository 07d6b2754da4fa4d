import ArtClient
import Testing

struct CircuitBreakerTests {
    private func expect(_ breaker: inout CircuitBreaker, at now: Duration, _ wait: Duration?) {
        let actual = breaker.pass(at: now)
        #expect(actual == wait)
    }

    private func opened(at now: Duration = .zero) -> CircuitBreaker {
        var breaker = CircuitBreaker(threshold: 3, base: .seconds(2), cap: .seconds(7))
        for _ in 0..<3 { breaker.failed(at: now) }
        return breaker
    }

    @Test func opensAtTheThreshold() {
        var breaker = CircuitBreaker(threshold: 3, base: .seconds(2))
        breaker.failed(at: .zero)
        breaker.failed(at: .zero)
        expect(&breaker, at: .zero, nil)
        breaker.failed(at: .seconds(1))
        expect(&breaker, at: .seconds(1), .seconds(2))
        expect(&breaker, at: .seconds(2), .seconds(1))
    }

    @Test func aResponseInBetweenResetsTheCount() {
        var breaker = CircuitBreaker(threshold: 2)
        breaker.failed(at: .zero)
        breaker.succeeded()
        breaker.failed(at: .zero)
        expect(&breaker, at: .zero, nil)
    }

    @Test func oneTrialPassesAfterTheCoolDownAndAResponseToItClosesTheCircuit() {
        var breaker = opened()
        expect(&breaker, at: .seconds(2), nil)
        expect(&breaker, at: .seconds(2), .seconds(2))
        breaker.succeeded()
        expect(&breaker, at: .seconds(2), nil)
        expect(&breaker, at: .seconds(2), nil)
    }

    @Test func eachFailedTrialDoublesTheCoolDownUpToItsLimit() {
        var breaker = opened()
        var now = Duration.zero
        var waits: [Duration] = []
        for _ in 0..<4 {
            let wait = breaker.pass(at: now) ?? .zero
            waits.append(wait)
            now += wait
            expect(&breaker, at: now, nil)
            breaker.failed(at: now)
        }
        #expect(waits == [2, 4, 7, 7].map { .seconds($0) })
    }

    @Test func callsInFlightAtTheOpeningDoNotLengthenTheCoolDown() {
        var breaker = opened()
        breaker.failed(at: .seconds(1))
        expect(&breaker, at: .seconds(1), .seconds(1))
    }

    @Test func anAbandonedTrialPermitsAnother() {
        var breaker = opened()
        expect(&breaker, at: .seconds(2), nil)
        breaker.abandoned(at: .seconds(2))
        expect(&breaker, at: .seconds(2), nil)
    }
}
