package import Domain
import Session

/// Short words about what just happened, shown above the panes for a while.
package struct Toasts: Hashable, Sendable {
    /// How serious a toast is.
    package enum Kind: Hashable, Sendable {
        case note, good, bad
    }

    /// One toast.
    package struct Toast: Hashable, Sendable {
        package let kind: Kind
        /// The run whose delivery it is about, so that newer news of that take it away; nil where there is none.
        let run: RunID?
        /// What happened, what it means, what to do: a line each, empty ones left out.
        package let lines: [String]
        /// When it goes by itself.
        package let endsAt: Timestamp
    }

    /// The toasts on screen, oldest first.
    package private(set) var shown: [Toast] = []

    /// The most that stand at once; older ones give way.
    private static let limit = 3

    package init() {}

    /// The moment the next one goes; nil when there is none.
    package var nextExpiry: Timestamp? { shown.map(\.endsAt).min() }

    /// Shows `text`; about a run's delivery, in place of what was said of that.
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

    /// Takes away what was said of the delivery of `run`, which newer news make stale.
    mutating func drop(about run: RunID) { shown.removeAll { $0.run == run } }

    mutating func expire(at now: Timestamp) { shown.removeAll { $0.endsAt <= now } }

    /// Takes all away.
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
