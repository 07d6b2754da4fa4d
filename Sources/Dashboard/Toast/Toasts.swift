package import Domain
import Session

/// Short messages about recent events, in one box for a few seconds: an error, and what happened since.
///
/// A newer message replaces an older one, but an error stays its time: later notes appear below it.
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
        /// The service whose failure it reports; nil for other toasts.
        let service: Service?
        /// The lines: what happened, what it means, what to do. Empty ones are left out.
        package let lines: [String]
        /// The time at which it disappears.
        package let endsAt: Timestamp
    }

    private var error: Toast?
    private var note: Toast?

    /// The messages on screen: at most an error, and a note below it.
    package var shown: [Toast] { [error, note].compactMap(\.self) }

    /// Creates an empty list of toasts.
    package init() {}

    /// The time at which the next toast disappears; nil without toasts.
    package var nextExpiry: Timestamp? { shown.map(\.endsAt).min() }

    /// Shows `text`; with a run, it replaces the last toast about the delivery of that run.
    mutating func show(_ kind: Kind, _ text: String, about run: RunID? = nil, at now: Timestamp) {
        add(kind, [text], about: run, at: now)
    }

    /// Shows `lines`: what happened first, then more about it.
    mutating func show(_ kind: Kind, _ lines: [String], at now: Timestamp) { add(kind, lines, at: now) }

    /// Explains a failure: what happened, what it means, what to do.
    mutating func show(_ failure: Failure, from service: Service?, at now: Timestamp) {
        // A failure often names the service itself.
        let isNamed = service.map { failure.what.contains($0.name) } ?? true
        let what = isNamed ? failure.what : "\(service?.name ?? ""): \(failure.what)"
        let lines = [what, failure.meaning, failure.next].filter { !$0.isEmpty }.map(Wording.sentence)
        add(.bad, lines, service: service, at: now)
    }

    /// Removes the toast about a failure of `service`.
    mutating func drop(about service: Service) { remove { $0.service == service } }

    /// Removes the toast about the delivery of `run`.
    mutating func drop(about run: RunID) { remove { $0.run == run } }

    /// Removes the toasts whose time is over.
    mutating func expire(at now: Timestamp) { remove { $0.endsAt <= now } }

    /// Removes all toasts.
    mutating func dismiss() { remove { _ in true } }

    private mutating func remove(where matches: (Toast) -> Bool) {
        if error.map(matches) == true { error = nil }
        if note.map(matches) == true { note = nil }
    }

    private mutating func add(
        _ kind: Kind, _ lines: [String], about run: RunID? = nil, service: Service? = nil, at now: Timestamp
    ) {
        if let run { drop(about: run) }
        // People read about three words a second, and look up first.
        let words = lines.joined(separator: " ").split(separator: " ").count
        let seconds = max(kind == .bad ? 8 : 3, 2 + words / 3)
        let toast = Toast(kind: kind, run: run, service: service, lines: lines, endsAt: now + .seconds(seconds))
        note = kind == .bad ? nil : toast
        if kind == .bad { error = toast }
    }
}
