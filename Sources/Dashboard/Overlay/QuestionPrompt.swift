package import Domain
package import Session

/// A question on screen: which answer the cursor is on, and from when on it takes one.
@dynamicMemberLookup
package struct QuestionPrompt: Hashable, Sendable {
    package private(set) var question: Question
    /// The place of the answer under the cursor; the one it starts on never spends.
    package private(set) var cursor: Int
    /// From when on it can be answered.
    package private(set) var readyAt: Timestamp

    /// How long a key that was meant for what stood here before must have been still.
    ///
    /// Keys repeat about every 30 ms while one is held, and a doubled press is over within a quarter of a second.
    private static let rest = Duration.milliseconds(300)

    package init(_ question: Question, now: Timestamp) {
        self.question = question
        cursor = question.suggested
        readyAt = now + Self.rest
    }

    /// A member of the question.
    package subscript<Value>(dynamicMember path: KeyPath<Question, Value>) -> Value { question[keyPath: path] }

    /// The answer under the cursor; nil where there are none.
    var chosen: Question.Answer? {
        question.answers.indices.contains(cursor) ? question.answers[cursor] : nil
    }

    /// Whether a key pressed now can have been meant as an answer. One that was not starts the rest anew.
    mutating func takesAnswer(at now: Timestamp) -> Bool {
        guard now < readyAt else { return true }
        readyAt = now + Self.rest
        return false
    }

    /// Whether it opens at a moment that the user did not choose: any key may be meant for what stood here before.
    var opensByItself: Bool { if case .concerns = question.subject { true } else { false } }

    /// Takes no answer for a while: somebody is typing.
    mutating func rest(from now: Timestamp) { readyAt = max(readyAt, now + Self.rest) }

    /// Takes the words of `other`, which asks the same a little later; false where its answers do something else.
    mutating func reword(as other: Question) -> Bool {
        guard question.answers.map(\.action) == other.answers.map(\.action) else { return false }
        question = other
        return true
    }

    mutating func move(by steps: Int) {
        let count = question.answers.count
        cursor = min(max(0, cursor + max(-count, min(steps, count))), max(0, count - 1))
    }
}
