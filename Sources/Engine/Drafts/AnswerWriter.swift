import Archive
import Domain
import Logging
import Synchronization

/// The presets of entries and what was answered to them before, on their way to the archive and back: one command
/// after the other, in the order in which they were given.
///
/// A preset that cannot be written is told and left to the user, whose form holds it. Answers that cannot be are kept
/// here, and written with the next of their entry or at the end.
final class AnswerWriter: Sendable {
    private struct State {
        var commands: [(command: EngineCommand, moment: Timestamp)] = []
        /// The answers that are not in the archive yet.
        var unwritten: [EntryID: AnswerHistory] = [:]
        var isWorking = false
    }

    private let state = Mutex(State())

    /// Takes a command that was given at `moment`.
    func put(_ command: EngineCommand, at moment: Timestamp) {
        state.withLock { $0.commands.append((command, moment)) }
    }

    /// Does what was put in; a call during another one leaves it to that.
    func work(_ context: EngineContext) async {
        let isFirst = state.withLock { state in
            guard !state.isWorking else { return false }
            state.isWorking = true
            return true
        }
        guard isFirst else { return }
        while let (command, moment) = take() { await handle(command, at: moment, context) }
    }

    /// Does what came too late to be done before, and writes what is left.
    func finish(_ context: EngineContext) async {
        await work(context)
        for entry in state.withLock({ Array($0.unwritten.keys) }) {
            await context.keep("answers") { try await self.writeAnswers(to: entry, in: $0) }
        }
    }

    /// The next command; nil when there is none, and then nobody is at work any more.
    private func take() -> (EngineCommand, Timestamp)? {
        state.withLock { state in
            guard !state.commands.isEmpty else {
                state.isWorking = false
                return nil
            }
            return state.commands.removeFirst()
        }
    }

    private func handle(_ command: EngineCommand, at moment: Timestamp, _ context: EngineContext) async {
        switch command {
        case .recall(let entry):
            await tell(entry, after: command, context)
        case .savePreset(let preset):
            await change(preset.entry, command, context) { archive throws(ArchiveError) in
                try await archive.save(preset)
            }
        case .deletePreset(let entry, let name):
            await change(entry, command, context) { archive throws(ArchiveError) in
                try await archive.deletePreset(name, of: entry)
            }
        case .noteAnswers(let entry, let answers):
            // Without an archive there is no next time.
            guard context.archive != nil else { return await tell(entry, after: command, context) }
            state.withLock { $0.unwritten[entry, default: AnswerHistory()].note(answers, usedAt: moment) }
            await change(entry, command, context) { archive throws(ArchiveError) in
                try await self.writeAnswers(to: entry, in: archive)
            }
        default: break
        }
    }

    /// Changes what is kept of `entry`, tells why where that does not work, and what there is afterwards.
    private func change(
        _ entry: EntryID, _ command: EngineCommand, _ context: EngineContext,
        _ body: (Archive) async throws(ArchiveError) -> Void
    ) async {
        guard let archive = context.archive else {
            return context.emit(.failed(command, .notKept(command, because: .nowhereToKeep)))
        }
        do {
            try await body(archive)
        } catch  where error == archive.readOnlyReason && command.isUnasked {
            // That nothing can be written was told at the start.
        } catch {
            context.logger.error("archive", metadata: ["what": "answers", "error": "\(error)"])
            context.emit(.failed(command, .notKept(command, because: error.failure)))
        }
        await tell(entry, after: command, context)
    }

    private func tell(_ entry: EntryID, after command: EngineCommand, _ context: EngineContext) async {
        var (presets, history) = (Presets(), AnswerHistory())
        do {
            if let archive = context.archive {
                presets = try await archive.presets(of: entry)
                history = try await archive.answers(of: entry)
            }
        } catch {
            context.logger.error("archive", metadata: ["what": "recall", "error": "\(error)"])
            return context.emit(.failed(command, .notRead(because: error.failure)))
        }
        if let unwritten = state.withLock({ $0.unwritten[entry] }) { history.merge(unwritten) }
        context.emit(.recalled(entry, presets: presets, history: history))
    }

    /// Writes the answers of `entry` that are not in the archive yet.
    private func writeAnswers(to entry: EntryID, in archive: Archive) async throws(ArchiveError) {
        guard let unwritten = state.withLock({ $0.unwritten[entry] }) else { return }
        try await archive.merge(unwritten, of: entry)
        state.withLock { $0.unwritten[entry] = nil }
    }
}

extension EngineCommand {
    /// Whether it comes with something else that the user does.
    fileprivate var isUnasked: Bool { if case .noteAnswers = self { true } else { false } }
}
