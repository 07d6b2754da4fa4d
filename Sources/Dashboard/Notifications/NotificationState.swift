import Domain
import Session

/// The desktop notifications that wait to be sent, and whether the user is looking at the terminal.
struct NotificationState: Hashable, Sendable {
    /// An event of a run that is notified while the user is not looking.
    enum Item: Hashable, Sendable {
        case completed(String)
        case failed(String, reason: String?)
        case cancelled(String)
        /// The user has to resolve an unconfirmed request.
        case unconfirmed(String)
    }

    /// The terminal's focus as last reported; nil if it never reports.
    private var reportedFocus: Bool?
    private var lastKeyAt: Timestamp
    private var items: [Item] = []
    private var lastSentAt: Timestamp?

    /// The time after a key press during which the user counts as looking, if the terminal does not report its focus.
    private static let attentionSpan = Duration.seconds(10)
    /// The least time between two notifications: forty runs that end together ring once.
    private static let minInterval = Duration.seconds(3)

    /// Creates a state without notifications, as if a key had been pressed at `now`.
    init(now: Timestamp) { lastKeyAt = now }

    /// True while the terminal reports that it is not focused.
    var isUnfocused: Bool { reportedFocus == false }

    /// Returns true if the user is looking at the terminal.
    func isWatched(at now: Timestamp) -> Bool { reportedFocus ?? (now - lastKeyAt < Self.attentionSpan) }

    /// Records the focus that the terminal reports; gaining it drops the waiting notifications.
    mutating func noteFocus(_ isFocused: Bool) {
        reportedFocus = isFocused
        if isFocused { items = [] }
    }

    /// Records a key press. Whoever presses a key is looking, even if the terminal has not reported it.
    mutating func noteKey(at now: Timestamp) {
        lastKeyAt = now
        if reportedFocus != nil { reportedFocus = true }
        items = []
    }

    /// Adds an event, unless the user is looking.
    mutating func add(_ item: Item, at now: Timestamp) {
        if !isWatched(at: now) { items.append(item) }
    }

    /// The time at which the next notification is due; nil if none waits.
    var dueAt: Timestamp? {
        guard !items.isEmpty else { return nil }
        return lastSentAt.map { $0 + Self.minInterval } ?? lastKeyAt
    }

    /// Removes the waiting events and returns their text, if it is due; nil otherwise.
    mutating func takeText(at now: Timestamp) -> String? {
        guard let dueAt, dueAt <= now else { return nil }
        defer { items = [] }
        lastSentAt = now
        return items.count == 1 ? items.first?.text : summary
    }

    /// `3 runs ended: 2 completed, 1 failed.`
    private var summary: String {
        func part(_ count: Int, _ word: String) -> String? { count == 0 ? nil : "\(count) \(word)" }
        let unconfirmed = items.count { if case .unconfirmed = $0 { true } else { false } }
        let completed = items.count { if case .completed = $0 { true } else { false } }
        let failed = items.count { if case .failed = $0 { true } else { false } }
        let ended = items.count - unconfirmed
        let parts = [
            part(completed, "completed"), part(failed, "failed"), part(ended - completed - failed, "cancelled"),
        ].compactMap(\.self).joined(separator: ", ")
        let sentences = [
            ended == 0 ? nil : "\(Wording.plural(ended, "run")) ended: \(parts).",
            unconfirmed == 0
                ? nil : "\(Wording.plural(unconfirmed, "request")) \(unconfirmed == 1 ? "needs" : "need") you.",
        ]
        return sentences.compactMap(\.self).joined(separator: " ")
    }
}

extension NotificationState.Item {
    /// The text of a notification about this event alone.
    fileprivate var text: String {
        switch self {
        case .completed(let title): "\(title) finished."
        case .failed(let title, let reason):
            Wording.sentence(reason.map { "\(title) failed: \($0)" } ?? "\(title) failed")
        case .cancelled(let title): "\(title) was cancelled."
        case .unconfirmed(let title): "\(title) is unconfirmed and needs you."
        }
    }
}
