import Domain

extension State {
    /// Notes what a person who does not look has to be told.
    mutating func noteNews(_ changes: QueueState.Changes) {
        for run in changes.awaited {
            switch run.phase {
            case .completed: telling.add(.completed(run.title), at: now)
            // A request that was refused at once is explained to whoever has just sent it.
            case .failed where run.remoteID != nil:
                telling.add(.failed(run.title, reason: run.failure?.what), at: now)
            case .cancelled where run.remoteID != nil: telling.add(.cancelled(run.title), at: now)
            default: break
            }
        }
        for run in changes.asking { telling.add(.asks(run.title), at: now) }
    }

    /// Tells what is due.
    mutating func tell() -> [Effect] {
        telling.take(at: now).map { [.notify(title: "Easel", text: $0)] } ?? []
    }
}
