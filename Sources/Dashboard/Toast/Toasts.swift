package import Domain
import Session

/// Short messages about recent events, shown above the panes for a few seconds.
package struct Toasts: Hashable, Sendable {
    /// The severity of a toast.
    package enum Kind: Hashable, Sendable {
        case note, good, bad
    }

    /// A message on screen.
    package struct Toast: Hashable, Sendable {
        package let kind: Kind
        /// The run whose delivery it reports, so that a newer report replaces it; nil for other toasts.
        let run: RunID?
        /// The lines: what happened, what it means, what to do. Empty ones are left out.
        package let lines: [String]
        /// The time at which it disappears.
        package let endsAt: Timestamp
    }

    /// The toasts on screen, oldest first.
    package private(set) var shown: [Toast] = []

    /// The maximum number of toasts on screen; older ones are removed.
    private static let limit = 3

    /// Creates an empty list of toasts.
    package init() {}

    /// The time at which the next toast disappears; nil without toasts.
    package var nextExpiry: Timestamp? { shown.map(\.endsAt).min() }

    /// Shows `text`; with a run, it replaces the last toast about the delivery of that run.
    mutating func show(_ kind: Kind, _ text: String, about run: RunID? = nil, at now: Timestamp) {
        add(kind, [text], about: run, at: now)
    }

    /// Explains a failure: what happened, what it means, what to do.
    mutating func show(_ failure: Failure, from service: Service?, at now: Timestamp) {
        // A failure often names the service itself.
        let isNamed = service.map { failure.what.contains($0.name) } ?? true
        let what = isNamed ? failure.what : "\(service?.name ?? ""): \(failure.what)"
        add(.bad, [what, failure.meaning, failure.next].filter { !$0.isEmpty }.map(Wording.sentence), at: now)
    }

    /// Removes the toast about the delivery of `run`.
    mutating func drop(about run: RunID) { shown.removeAll { $0.run == run } }

    /// Removes the toasts whose time is over.
    mutating func expire(at now: Timestamp) { shown.removeAll { $0.endsAt <= now } }

    /// Removes all toasts.
    mutating func dismiss() { shown = [] }

    private mutating func add(_ kind: Kind, _ lines: [String], about run: RunID? = nil, at now: Timestamp) {
        if let run { drop(about: run) }
        // People read about three words a second, and look up first.
        let words = lines.joined(separator: " ").split(separator: " ").count
        let seconds = max(kind == .bad ? 8 : 3, 2 + words / 3)
        shown.removeAll { $0.lines == lines }
        shown.append(Toast(kind: kind, run: run, lines: lines, endsAt: now + .seconds(seconds)))
        if shown.count > Self.limit { shown.removeFirst(shown.count - Self.limit) }
    }
}
