import Curses
import Foundation
import Testing

@Suite(.serialized)
struct UILoopTests {
    /// Runs the loop on a thread of its own, as `main` does on the first.
    private func run<Result: Sendable>(_ body: @escaping @Sendable @UI () async -> Result) async -> Result? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: UI.shared.loop.run(body)) }
        }
    }

    @Test func theBodyRunsOnTheLoopsThreadAlsoAfterASuspension() async {
        let isSame = await run { @UI in
            let before = pthread_self()
            await Task.detached { await Task.yield() }.value
            UI.shared.preconditionIsolated()
            return pthread_equal(before, pthread_self()) != 0
        }
        #expect(isSame == true)
    }

    @Test func aDescriptorWakesItsWaiterAndAClosedOneIsReported() async throws {
        let pipe = Pipe()
        let reading = pipe.fileHandleForReading.fileDescriptor
        let writing = pipe.fileHandleForWriting.fileDescriptor
        let answers = await run { @UI in
            let canWrite = await UI.shared.loop.wait(for: writing, .writing)
            Task.detached { _ = write(writing, "x", 1) }
            let canRead = await UI.shared.loop.wait(for: reading, .reading)
            var byte: UInt8 = 0
            _ = read(reading, &byte, 1)
            Task.detached { try? pipe.fileHandleForWriting.close() }
            let isOpen = await UI.shared.loop.wait(for: reading, .reading)
            return [canWrite, canRead, byte == UInt8(ascii: "x"), isOpen]
        }
        #expect(answers == [true, true, true, false])
    }

    @Test func noWakeupIsLostHoweverManyThreadsEnqueueWorkAtOnce() async {
        let rounds = 1000
        let count = await run { @UI in
            UI.shared.loop.expire(after: .seconds(240))
            let counter = Counter()
            await withTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<rounds {
                            await Task.yield()
                            await counter.increment()
                        }
                    }
                }
            }
            return counter.value
        }
        #expect(count == 4 * rounds)
    }

    @UI
    private final class Counter {
        var value = 0
        func increment() { value += 1 }
    }

    @Test func aBodyThatDoesNotEndIsAbandonedAfterTheGracePeriod() async {
        let result = await run { @UI in
            UI.shared.loop.expire(after: .milliseconds(1))
            await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
            return 1
        }
        #expect(result == nil)
    }

    @Test func withoutATerminalTheDashboardFailsWithAdvice() {
        for error in [TerminalError.notATerminal, .unnamedTerminal, .unknownTerminal("x"), .incapableTerminal("x")] {
            #expect("\(error)".contains("easel"))
        }
    }
}
