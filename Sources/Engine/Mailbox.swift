import Domain
import Synchronization

/// The commands that wait to be admitted, in the order in which they were given.
///
/// One loop takes them (`Engine.run`), so that none overtakes another. It holds what the user has asked for and the
/// engine has not come to yet; it cannot grow by itself, and none may be dropped, since a command can be a request that
/// is paid for.
final class Mailbox: Sendable {
    /// A command with the moment at which it was given, by the wall clock.
    struct Letter: Sendable {
        let command: EngineCommand
        let moment: Timestamp
    }

    private let letters = Mutex<[Letter]>([])
    /// Yields once for any number of commands.
    private let arrivals: AsyncStream<Void>
    private let arrival: AsyncStream<Void>.Continuation

    init() { (arrivals, arrival) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// Adds a command; from any task.
    func post(_ command: EngineCommand, at moment: Timestamp) {
        letters.withLock { $0.append(Letter(command: command, moment: moment)) }
        arrival.yield()
    }

    /// Calls `body` with each command in turn, until the task is canceled; commands that are left then stay.
    func forEach(_ body: (Letter) async -> Void) async {
        for await _ in arrivals {
            while !Task.isCancelled, let letter = take() { await body(letter) }
        }
    }

    /// Calls `body` with each command that is there, the oldest first, and with those that come meanwhile.
    func drain(_ body: (Letter) async -> Void) async {
        while let letter = take() { await body(letter) }
    }

    private func take() -> Letter? { letters.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}
