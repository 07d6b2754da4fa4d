import Domain
import Session

extension State {
    /// Queues a notification for each run that has ended and each request that has become unconfirmed.
    mutating func queueNotifications(_ changes: [RunChange]) {
        for run in changes.filter(\.hasEndedAwaited).compactMap(\.after) {
            switch run.phase {
            case .completed: notifications.add(.completed(run.title), at: now)
            // A request that is rejected at once is explained on screen, where it was just sent.
            case .failed where run.remoteID != nil:
                notifications.add(.failed(run.title, reason: run.failure?.what), at: now)
            case .cancelled where run.remoteID != nil: notifications.add(.cancelled(run.title), at: now)
            default: break
            }
        }
        for run in changes.filter(\.hasBecomeUnconfirmed).compactMap(\.after) {
            notifications.add(.unconfirmed(run.title), at: now)
        }
    }

    /// Returns the notification that is due, if any.
    mutating func dueNotifications() -> [Effect] {
        notifications.takeText(at: now).map { [.notify(title: "Easel", text: $0)] } ?? []
    }
}
