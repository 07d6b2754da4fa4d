package import Domain
package import Session

/// A question on screen, with a cursor and a delay before it takes an answer.
@dynamicMemberLookup
package struct QuestionPrompt: Hashable, Sendable {
    /// The question.
    package private(set) var question: Question
    /// The index of the answer under the cursor; the first one under it never spends.
    package private(set) var cursor: Int
    /// The time from which on the question takes an answer.
    package private(set) var readyAt: Timestamp

    /// The pause without a key press after which the question takes an answer.
    ///
    /// A held key repeats about every 30 ms, and a double press is over within a quarter of a second.
    private static let answerDelay = Duration.milliseconds(300)

    /// Creates a prompt with the cursor on the suggested answer.
    package init(_ question: Question, now: Timestamp) {
        self.question = question
        cursor = question.suggested
        readyAt = now + Self.answerDelay
    }

    /// Returns a member of the question.
    package subscript<Value>(dynamicMember path: KeyPath<Question, Value>) -> Value { question[keyPath: path] }

    /// The answer under the cursor; nil if there are no answers.
    var chosen: Question.Answer? {
        question.answers.indices.contains(cursor) ? question.answers[cursor] : nil
    }

    /// Returns true if a key pressed at `now` counts as an answer. An earlier key restarts the delay.
    mutating func takesAnswer(at now: Timestamp) -> Bool {
        guard now < readyAt else { return true }
        readyAt = now + Self.answerDelay
        return false
    }

    /// The label of the key that closes the question.
    var closeLabel: String { if case .outcome = question.subject { "later" } else { "cancel" } }

    /// True for questions that open by themselves, so that a key may be meant for what was on screen before.
    var opensByItself: Bool { if case .concerns = question.subject { true } else { false } }

    /// Restarts the delay, because the user is typing.
    mutating func postponeAnswers(from now: Timestamp) { readyAt = max(readyAt, now + Self.answerDelay) }

    /// Updates the texts from `other`, the same question a little later. Returns false if its answers differ in effect.
    mutating func reword(as other: Question) -> Bool {
        guard question.answers.map(\.action) == other.answers.map(\.action) else { return false }
        question = other
        return true
    }

    /// Moves the cursor by `steps`, up to the ends of the answers.
    mutating func move(by steps: Int) {
        let count = question.answers.count
        cursor = min(max(0, cursor + max(-count, min(steps, count))), max(0, count - 1))
    }
}
