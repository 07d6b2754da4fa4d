import Canvas

/// The times at which tmux is asked for its clients again: after what happens when another terminal shows its session.
///
/// tmux does not report such a change. Where the new terminal has another size, Easel is resized; it gains the focus
/// where `focus-events` is on; and else the first key after a pause is the user's.
struct TmuxSchedule: Sendable {
    /// The minimum time from an answer to the next question.
    static let interval = Duration.milliseconds(250)
    /// The time after which tmux is asked once more. It learns what a new client can do from the client's replies.
    static let settlingTime = Duration.seconds(1)
    /// The time without input after which the next one may come from another terminal.
    static let pause = Duration.seconds(10)

    /// The time of the next question; nil where none is due.
    private(set) var due: ContinuousClock.Instant?
    private var lastInput: ContinuousClock.Instant
    private var lastAnswer: ContinuousClock.Instant
    private var mustSettle = true

    /// Creates the schedule of a start: the first question is about to be asked.
    init(at now: ContinuousClock.Instant) {
        lastInput = now
        lastAnswer = now
    }

    /// Notes an input.
    mutating func note(_ input: Input, at now: ContinuousClock.Instant) {
        switch input {
        case .resize, .focus(true): ask(at: now)
        case .key, .paste, .mouse:
            if now - lastInput >= Self.pause { ask(at: now) }
            lastInput = now
        default: break
        }
    }

    /// Asks for a question as soon as possible.
    mutating func ask(at now: ContinuousClock.Instant) {
        mustSettle = true
        due = max(now, lastAnswer + Self.interval)
    }

    /// Notes that a question is sent.
    mutating func begin() { due = nil }

    /// Notes the answer to it.
    mutating func answered(_ depth: ColorDepth?, at now: ContinuousClock.Instant) {
        lastAnswer = now
        guard due == nil else { return due = now + Self.interval }
        if mustSettle, depth != .trueColor { due = now + Self.settlingTime }
        mustSettle = false
    }
}
