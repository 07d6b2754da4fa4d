import Domain
import Testing

@testable import ArtClient

struct FollowMachineTests {
    private func machine(_ service: Service) -> FollowMachine { FollowMachine(service: service, at: .zero) }

    @Test func artinstringsRunsAreStreamedFirstAntekirtsArePolledAfterThreeSeconds() {
        #expect(machine(.artinstring).next(at: .zero) == .openStream)
        #expect(machine(.antekirt).next(at: .zero) == .wait(until: .seconds(3)))
        #expect(machine(.antekirt).next(at: .seconds(3)) == .poll)
    }

    @Test func aStreamsEndIsFollowedByAReadAtOnceThenBySlowerAndSlowerPolls() {
        var machine = machine(.artinstring)
        machine.streamOpened()
        machine.streamEnded(at: .seconds(1), hasFinalEvent: false, jitter: 0.5)
        #expect(machine.next(at: .seconds(1)) == .poll)
        var now = Duration.seconds(1)
        var pauses: [Double] = []
        for _ in 0..<10 {
            machine.polled(at: now, jitter: 0.5)
            pauses.append((machine.nextPoll - now) / .seconds(1))
            now = machine.nextPoll
        }
        #expect(pauses.first == 1.5)
        #expect(pauses.last == 10)
        #expect(zip(pauses, pauses.dropFirst()).allSatisfy { $0 <= $1 && $1 <= $0 * 1.3001 })
    }

    @Test func aStreamThatKeepsBreakingIsReopenedLessAndLessOften() {
        var machine = machine(.artinstring)
        var now = Duration.zero
        var pauses: [Duration] = []
        for _ in 0..<8 {
            machine.streamOpened()
            machine.streamEnded(at: now, hasFinalEvent: false, jitter: 0.5)
            // Polls continue, so only the stream's own time is compared.
            machine.polled(at: now + .seconds(1000), jitter: 0.5)
            guard case .wait(let due) = machine.next(at: now) else {
                Issue.record("opened immediately")
                return
            }
            pauses.append(due - now)
            now = due
            #expect(machine.next(at: now) == .openStream)
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
    }

    @Test func aStreamWithEventsResetsThePauses() {
        var machine = machine(.artinstring)
        for end in [1, 2, 3] {
            machine.streamOpened()
            machine.streamEnded(at: .seconds(end), hasFinalEvent: false, jitter: 0.5)
        }
        machine.streamOpened()
        machine.streamDelivered()
        machine.streamEnded(at: .seconds(120), hasFinalEvent: false, jitter: 0.5)
        machine.polled(at: .seconds(200), jitter: 0.5)
        #expect(machine.next(at: .seconds(120)) == .wait(until: .seconds(122)))
    }

    @Test func aStreamWithoutAResponseDoesNotCountAsLongLived() {
        var machine = machine(.artinstring)
        for end in [20, 40, 60] { machine.streamEnded(at: .seconds(end), hasFinalEvent: false, jitter: 0.5) }
        machine.polled(at: .seconds(200), jitter: 0.5)
        #expect(machine.next(at: .seconds(60)) == .wait(until: .seconds(68)))
    }

    @Test func aStreamWithTheFinalEventIsNotReopenedAndTheRunIsRead() {
        var machine = machine(.artinstring)
        machine.streamOpened()
        machine.streamEnded(at: .seconds(5), hasFinalEvent: true, jitter: 0.5)
        #expect(machine.next(at: .seconds(5)) == .poll)
        machine.polled(at: .seconds(5), jitter: 0.5)
        #expect(machine.next(at: .seconds(6)) == .wait(until: .milliseconds(6500)))
    }

    @Test(arguments: [(0, 3), (29, 3), (30, 5), (179, 5), (180, 10), (4000, 10)])
    func antekirtIsPolledLessOftenOverTime(age: Int, pause: Int) {
        var machine = machine(.antekirt)
        machine.polled(at: .seconds(age), jitter: 0.5)
        #expect(machine.nextPoll == .seconds(age + pause))
    }

    @Test(arguments: [(0.0, 0.8), (0.5, 1.0), (1.0, 1.2)])
    func jitterIs20PercentEitherWay(jitter: Double, factor: Double) {
        var machine = machine(.antekirt)
        machine.polled(at: .zero, jitter: jitter)
        #expect(abs(machine.nextPoll / .seconds(3) - factor) < 0.001)
    }

    @Test func aFailedPollNeverEndsARunAndThePauseGrows() {
        var machine = machine(.antekirt)
        var pauses: [Duration] = []
        for _ in 0..<7 {
            machine.pollFailed(at: .zero, retryAfter: nil, jitter: 0.5)
            pauses.append(machine.nextPoll)
        }
        #expect(pauses == [2, 4, 8, 16, 30, 30, 30].map { .seconds($0) })
        machine.polled(at: .zero, jitter: 0.5)
        #expect(machine.next(at: .seconds(3)) == .poll)
    }

    @Test(arguments: [(1, 2), (40, 40), (9999, 120)])
    func theServicesRequestedWaitIsHonoredUpToALimit(hint: Int, pause: Int) {
        var machine = machine(.antekirt)
        machine.pollFailed(at: .zero, retryAfter: .seconds(hint), jitter: 0.5)
        #expect(machine.nextPoll == .seconds(pause))
    }

    @Test func followingStopsAfterFiveMissesInARow() {
        var machine = machine(.antekirt)
        var isGivenUp = (0..<4).map { _ in machine.pollMissed(at: .zero, jitter: 0.5) }
        machine.polled(at: .zero, jitter: 0.5)
        isGivenUp += (0..<5).map { _ in machine.pollMissed(at: .zero, jitter: 0.5) }
        #expect(isGivenUp == Array(repeating: false, count: 8) + [true])
        #expect(machine.next(at: .seconds(999)) == .stop)
    }

    @Test func theEndOfAStreamDoesNotShortenTheRequestedWait() {
        var machine = machine(.artinstring)
        machine.streamOpened()
        machine.pollFailed(at: .zero, retryAfter: .seconds(100), jitter: 0.5)
        machine.streamEnded(at: .seconds(2), hasFinalEvent: false, jitter: 0.5)
        #expect(machine.nextPoll == .seconds(100))
    }

    @Test func aStreamThatIsAlwaysRefusedDoesNotMakeFailingReadsMoreFrequent() {
        var machine = machine(.artinstring)
        machine.pollFailed(at: .zero, retryAfter: nil, jitter: 0.5)
        machine.pollFailed(at: .zero, retryAfter: nil, jitter: 0.5)
        machine.streamEnded(at: .seconds(1), hasFinalEvent: false, jitter: 0.5)
        #expect(machine.nextPoll == .seconds(4))
    }

    @Test func aStreamIsReopenedNoSoonerThanTheServiceRequested() {
        var machine = machine(.artinstring)
        machine.streamEnded(at: .zero, hasFinalEvent: false, retry: .seconds(7), jitter: 0.5)
        machine.polled(at: .seconds(100), jitter: 0.5)
        #expect(machine.next(at: .zero) == .wait(until: .seconds(7)))
    }
}
