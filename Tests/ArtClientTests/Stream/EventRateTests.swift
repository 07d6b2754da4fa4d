@testable import ArtClient
import Testing

struct EventRateTests {
    @Test func tenThousandEventsPerMinuteAreHandled() {
        var rate = EventRate(at: .seconds(5))
        let answers = [(10_000, 6), (1, 64), (10_000, 65)].map { rate.admits($0, at: .seconds($1)) }
        #expect(answers == [true, false, true])
    }
}
