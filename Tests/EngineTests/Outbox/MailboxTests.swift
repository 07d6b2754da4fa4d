import Archive
import Domain
import TestKit
import Testing

@testable import Engine

@Suite(.timeLimit(.minutes(5)))
struct MailboxTests {
    /// A request of its own, so that none is a repetition of another.
    private static func owl(_ number: Int) -> Request { .owl("request-\(number)", subject: "owl \(number)") }

    @Test func aBurstOfRequestsHoldsAndReleasesIsAdmittedInTheOrderInWhichItWasSentEveryTime()
        async throws
    {
        for _ in 0..<20 { try await sendBurst(of: 50) }
    }

    /// Sends a sweep of requests in a burst, each fifth of them held and released, and the last one held; compares the
    /// order in which they wait, and the one in which they leave.
    private func sendBurst(of count: Int) async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        stage.service.accept("POST /api/v1/runs")
        // Nothing leaves before all are admitted: the account is read before each.
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        stage.service.hold("GET /api/v1/me", behind: gate) {}
        let expected = (0..<count).map { Self.owl($0).id }
        let last = Self.owl(count - 1)
        let archive = try #require(stage.archive)
        try await stage.perform { [log = stage.log, service = stage.service] engine in
            for number in 0..<count {
                let request = Self.owl(number)
                engine.send(.submit(request, isConfirmed: true))
                if number % 5 == 4 {
                    engine.send(.hold(request.id, true))
                    engine.send(.hold(request.id, false))
                }
            }
            engine.send(.hold(last.id, true))
            // The answer to a command after them all.
            engine.send(.recall(last.entry))
            await log.wait { if case .recalled = $0 { true } else { false } }
            let waiting = try await archive.unsettledRequests()
            #expect(waiting.map(\.request.id) == expected)
            #expect(waiting.filter(\.isHeld).map(\.request.id) == [last.id])
            opener.finish()
            await waitUntil("the others to leave") { service.posted.count == count - 1 }
            engine.send(.hold(last.id, false))
            await waitUntil("the last one to leave") { service.posted.count == count }
        }
        #expect(stage.service.posted == expected.map(\.value))
        let submitted = await stage.log.changes.filter { $0.cause == .submitted }.compactMap(\.after?.id.value)
        #expect(submitted == expected.map(\.value))
    }

    @Test func aRequestThatIsWithdrawnInTheSameBreathIsNeverSent() async throws {
        for _ in 0..<20 {
            var stage = try Stage()
            stage.services = [.artinstring]
            stage.service.accept("POST /api/v1/runs")
            let (gate, opener) = AsyncStream.makeStream(of: Void.self)
            stage.service.hold("GET /api/v1/me", behind: gate) {}
            let request = Self.owl(0)
            try await stage.perform { [log = stage.log] engine in
                engine.send(.submit(request, isConfirmed: true))
                engine.send(.withdraw(request.id))
                await log.wait { $0 == .withdrawn(request) }
                opener.finish()
            }
            #expect(stage.service.posted.isEmpty)
            #expect(try await stage.archive?.request(request.id)?.state == .withdrawn)
        }
    }

    @Test func commandsThatComeTooLateKeepTheirOrderAsWell() async throws {
        let stage = try Stage()
        let engine = stage.engine()
        let (kept, gone) = (Self.owl(0), Self.owl(1))
        let life = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            engine.send(.submit(gone, isConfirmed: true))
            engine.send(.submit(kept, isConfirmed: true))
            engine.send(.hold(kept.id, true))
            engine.send(.withdraw(gone.id))
            await engine.run()
        }
        await life.value
        let archive = try #require(stage.archive)
        #expect(try await archive.request(gone.id)?.state == .withdrawn)
        #expect(try await archive.request(kept.id)?.state == .prepared)
        #expect(try await archive.request(kept.id)?.isHeld == true)
        #expect(stage.service.posted.isEmpty)
    }

    @Test func commandsOfManyTasksAreAllAdmittedThoseOfEachInItsOrder() async {
        let mailbox = Mailbox()
        let taken = Task {
            var numbers: [Int: [Int]] = [:]
            await mailbox.forEach { letter in
                guard case .move(let id, let step) = letter.command, let task = Int(id.value) else { return }
                numbers[task, default: []].append(step)
                if numbers.values.allSatisfy({ $0.count == 100 }), numbers.count == 8 {
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            return numbers
        }
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for step in 0..<100 { mailbox.post(.move(RequestID("\(task)"), by: step), at: .noon) }
                }
            }
        }
        let numbers = await taken.value
        #expect(numbers.count == 8)
        for steps in numbers.values { #expect(steps == Array(0..<100)) }
    }
}
