import ArtClient
import Testing

@testable import Engine

struct DownloadAttemptsTests {
    private static let gone = DownloadProblem.reading(ClientError(.notFound, service: nil, status: 410))
    private static let broken = DownloadProblem.brokenOff("scripted")

    @Test func waitsGrowAndComeToAnEnd() {
        var attempts = DownloadAttempts()
        let steps = (0..<7).map { _ in attempts.step(after: Self.broken, received: 5, random: 1) }
        #expect(
            steps == [1, 2, 4, 8, 16].map { .retry(after: .seconds($0)) } + [.stop, .stop])
    }

    @Test func progressResetsTheCountButOnlyFromTheFarthestPoint() {
        var attempts = DownloadAttempts()
        for _ in 0..<5 { _ = attempts.step(after: Self.broken, received: 0, random: 1) }
        #expect(attempts.step(after: Self.broken, received: 1 << 20, random: 1) == .retry(after: .seconds(1)))
        // A server without ranges gets as far as that each time, and no farther.
        let steps = (0..<6).map { _ in attempts.step(after: Self.broken, received: 1 << 20, random: 1) }
        #expect(steps.last == .stop)
    }

    @Test func anAddressThatIsGoneIsAskedForAgainOnce() {
        var attempts = DownloadAttempts()
        #expect(attempts.step(after: Self.gone, received: 0, random: 0) == .readRunAgain)
        #expect(attempts.step(after: Self.gone, received: 0, random: 0) == .stop)
    }

    @Test(
        arguments: [
            .tooLarge(limit: 1), .unknownFormat, .noSpace, .elsewhere, .stopped,
            .system(call: "write", errno: 5, path: "/x"),
            .reading(ClientError(.unsafeAddress(reason: ""), service: nil)),
            .reading(ClientError(.tooLarge, service: nil)),
            .reading(ClientError(.invalidResponse(reason: ""), service: nil)),
        ] as [DownloadProblem])
    func nothingElseIsTriedAgain(problem: DownloadProblem) {
        var attempts = DownloadAttempts()
        #expect(attempts.step(after: problem, received: 0, random: 0) == .stop)
    }
}
