import ArtClient
import Testing

struct BackoffTests {
    @Test(arguments: [
        (-1, 2), (0, 2), (1, 2), (2, 4), (3, 8), (4, 16), (5, 30), (6, 30), (Int.max, 30),
    ])
    func itDoublesWithEachFailureUpToItsCap(failures: Int, seconds: Int) {
        #expect(Backoff(from: .seconds(2), upTo: .seconds(30)).wait(after: failures) == .seconds(seconds))
    }
}
