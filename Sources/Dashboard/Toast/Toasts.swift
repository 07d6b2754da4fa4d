package import Domain

/// Short words about what just happened, shown above the panes for a while.
package struct Toasts: Hashable, Sendable {
    /// How serious a toast is.
    package enum Kind: Hashable, Sendable {
        case note, good, bad
    }

    /// One toast.
    package struct Toast: Hashable, Sendable {
        package let kind: Kind
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

    mutating func show(_ kind: Kind, _ text: String, at now: Timestamp) { add(kind, [text], at: now) }

    /// Explains a failure: what happened, what it means, what to do.
    mutating func show(_ failure: Failure, from service: Service?, at now: Timestamp) {
        // A failure often names the service itself.
        let isNamed = service.map { failure.what.contains($0.name) } ?? true
        let what = isNamed ? failure.what : "\(service?.name ?? ""): \(failure.what)"
        add(.bad, [what, failure.meaning, failure.next].filter { !$0.isEmpty }.map(Wording.sentence), at: now)
    }

    /// Takes away a toast that newer news make stale.
    mutating func drop(_ text: String) { shown.removeAll { $0.lines == [text] } }

    mutating func expire(at now: Timestamp) { shown.removeAll { $0.endsAt <= now } }

    /// Takes all away.
    mutating func dismiss() { shown = [] }

    private mutating func add(_ kind: Kind, _ lines: [String], at now: Timestamp) {
        // People read about three words a second, and look up first.
        let words = lines.joined(separator: " ").split(separator: " ").count
        let seconds = max(kind == .bad ? 8 : 3, 2 + words / 3)
        shown.removeAll { $0.lines == lines }
        shown.append(Toast(kind: kind, lines: lines, endsAt: now + .seconds(seconds)))
        if shown.count > Self.limit { shown.removeFirst(shown.count - Self.limit) }
    }
}
