package import Domain

/// A question to the user about something that may cost money or that Easel cannot determine by itself.
package struct Question: Hashable, Sendable {
    /// The subject of a question.
    package enum Subject: Hashable, Sendable {
        /// Sending requests despite concerns; several requests are the runs of one sweep.
        case concerns([Request], [Concern])
        /// The outcome of an unconfirmed request.
        case outcome(RunID)
        /// Sending all runs of a sweep.
        case sweep([Request])
        /// Sending a form although its validation has failed.
        case problems(Request)
    }

    /// The effect of an answer.
    package enum Action: Hashable, Sendable {
        /// Does nothing.
        case leave
        /// Sends the requests despite the concerns.
        case send([Request])
        /// Sends the requests of a form; the engine may still have concerns.
        case sendForm([Request])
        /// Treats this run of the service as the outcome of the request.
        case adopt(RequestID, remoteID: String)
        /// Sends the same again, as a new request.
        case sendAgain(RequestID)
        /// Leaves the request unconfirmed and stops asking.
        case dismiss(RequestID)

        /// True if it may cost credits or runs.
        package var spends: Bool {
            switch self {
            case .send, .sendForm, .sendAgain: true
            case .leave, .adopt, .dismiss: false
            }
        }
    }

    /// An answer to choose.
    package struct Answer: Hashable, Sendable {
        package let label: String
        /// A short text at the right of the label; empty for answers with a key of their own.
        package let detail: String
        package let action: Action

        /// Creates an answer.
        package init(_ label: String, detail: String = "", _ action: Action) {
            self.label = label
            self.detail = detail
            self.action = action
        }
    }

    package let subject: Subject
    package let title: String
    /// The sentences about what happened and what it means for the money.
    package let text: [String]
    package let answers: [Answer]
    /// The index of the most likely answer, from 0; it never spends anything.
    package let suggested: Int

    /// Creates a question.
    package init(_ subject: Subject, title: String, text: [String], answers: [Answer], suggested: Int = 0) {
        self.subject = subject
        self.title = title
        self.text = text
        self.answers = answers
        self.suggested = suggested
    }

    /// The answer that sends the requests; nil if there is none.
    package var yes: Answer? {
        answers.first { answer in
            switch answer.action {
            case .send, .sendForm: true
            case .leave, .adopt, .sendAgain, .dismiss: false
            }
        }
    }
}
