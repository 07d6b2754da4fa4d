import Archive
import Domain
import Logging

/// Reads and writes the presets of entries and what was answered to them before.
///
/// A preset that cannot be written is reported and left to the user, whose form holds it. Answers that cannot be are
/// kept here, and written with the next of their entry or at the end: one history for each entry that was sent.
actor AnswerWriter {
    /// The answers that are not in the archive yet.
    private var pending: [EntryID: AnswerHistory] = [:]

    /// Writes what is left.
    func finish(_ context: EngineContext) async {
        for entry in pending.keys {
            await context.save("answers") { archive throws(ArchiveError) in
                try await self.writeAnswers(to: entry, in: archive)
            }
        }
    }

    /// Does what `command` asks, given at `moment`; any other command than those about presets and answers is ignored.
    func handle(_ command: EngineCommand, at moment: Timestamp, _ context: EngineContext) async {
        switch command {
        case .recall(let entry):
            await emit(entry, after: command, context)
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
            guard context.archive != nil else { return await emit(entry, after: command, context) }
            pending[entry, default: AnswerHistory()].note(answers, usedAt: moment)
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
            // A read-only archive was reported at the start.
        } catch {
            context.logger.error("archive", metadata: ["what": "answers", "error": "\(error)"])
            context.emit(.failed(command, .notKept(command, because: error.failure)))
        }
        await emit(entry, after: command, context)
    }

    private func emit(_ entry: EntryID, after command: EngineCommand, _ context: EngineContext) async {
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
        if let pending = pending[entry] { history.merge(pending) }
        context.emit(.recalled(entry, presets: presets, history: history))
    }

    /// Writes the answers of `entry` that are not in the archive yet.
    private func writeAnswers(to entry: EntryID, in archive: Archive) async throws(ArchiveError) {
        guard let history = pending[entry] else { return }
        try await archive.merge(history, of: entry)
        pending[entry] = nil
    }
}

extension EngineCommand {
    /// Indicates whether it comes with something else that the user does.
    fileprivate var isUnasked: Bool { if case .noteAnswers = self { true } else { false } }
}
