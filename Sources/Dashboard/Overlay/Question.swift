package import Domain

/// What a person is asked before something that can cost money, or that Easel cannot tell by itself.
package struct Question: Hashable, Sendable {
    /// What it is about.
    package enum Subject: Hashable, Sendable {
        /// Whether requests, several of one form where its fields have several values, are to be sent all the same.
        case concerns([Request], [Concern])
        /// What became of a request.
        case outcome(RunID)
        /// Whether all runs of a sweep are to be sent.
        case sweep([Request])
        /// Whether a form is to be sent though a check here found something wrong with it.
        case problems(Request)
    }

    /// What an answer does.
    package enum Deed: Hashable, Sendable {
        /// Nothing.
        case leave
        /// Send the requests although there are concerns.
        case send([Request])
        /// Send what the form made; the engine may ask further.
        case sendForm([Request])
        /// The request became this run of the service's.
        case adopt(RequestID, remoteID: String)
        /// Send the same again, as a request of its own.
        case sendAgain(RequestID)
        /// Leave it as it is, and ask no more.
        case dismiss(RequestID)

        /// Whether it may cost something.
        var spends: Bool {
            switch self {
            case .send, .sendForm, .sendAgain: true
            case .leave, .adopt, .dismiss: false
            }
        }
    }

    /// One answer.
    package struct Answer: Hashable, Sendable {
        package let label: String
        /// A word about it, at the right; an answer that has a key of its own has none.
        package let detail: String
        package let deed: Deed

        package init(_ label: String, detail: String = "", _ deed: Deed) {
            self.label = label
            self.detail = detail
            self.deed = deed
        }
    }

    package let subject: Subject
    package let title: String
    /// What happened, and what it means for the money: a sentence or two each.
    package private(set) var text: [String]
    package private(set) var answers: [Answer]
    /// The answer under the cursor; the one it starts on never spends.
    package private(set) var cursor: Int
    /// From when on it can be answered.
    package private(set) var readyAt: Timestamp

    /// How long a key that was meant for what stood here before must have been still.
    ///
    /// Keys repeat about every 30 ms while one is held, and a doubled press is over within a quarter of a second.
    private static let rest = Duration.milliseconds(300)

    package init(
        _ subject: Subject, title: String, text: [String], answers: [Answer], cursor: Int = 0, now: Timestamp
    ) {
        self.subject = subject
        self.title = title
        self.text = text
        self.answers = answers
        self.cursor = cursor
        readyAt = now + Self.rest
    }

    /// The answer under the cursor; nil where there are none.
    var chosen: Answer? { answers.indices.contains(cursor) ? answers[cursor] : nil }

    /// The answer that sends the request.
    package var yes: Answer? {
        answers.first { answer in
            switch answer.deed {
            case .send, .sendForm: true
            case .leave, .adopt, .sendAgain, .dismiss: false
            }
        }
    }

    /// Whether a key pressed now can have been meant as an answer. One that was not starts the rest anew.
    mutating func takesAnswer(at now: Timestamp) -> Bool {
        guard now < readyAt else { return true }
        readyAt = now + Self.rest
        return false
    }

    /// Whether it opens at a moment that the user did not choose: any key may be meant for what stood here before.
    var opensByItself: Bool { if case .concerns = subject { true } else { false } }

    /// Takes no answer for a while: somebody is typing.
    mutating func rest(from now: Timestamp) { readyAt = max(readyAt, now + Self.rest) }

    /// Takes the words of `other`, which asks the same a little later; false where its answers do something else.
    mutating func reword(as other: Question) -> Bool {
        guard answers.map(\.deed) == other.answers.map(\.deed) else { return false }
        (text, answers) = (other.text, other.answers)
        return true
    }

    mutating func move(by steps: Int) {
        cursor = min(max(0, cursor + max(-answers.count, min(steps, answers.count))), max(0, answers.count - 1))
    }
}
