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
    package enum Action: Hashable, Sendable {
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
        package var spends: Bool {
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
        package let action: Action

        package init(_ label: String, detail: String = "", _ action: Action) {
            self.label = label
            self.detail = detail
            self.action = action
        }
    }

    package let subject: Subject
    package let title: String
    /// What happened, and what it means for the money: a sentence or two each.
    package let text: [String]
    package let answers: [Answer]
    /// The place of the answer that is most likely meant, from 0; it never spends.
    package let suggested: Int

    package init(_ subject: Subject, title: String, text: [String], answers: [Answer], suggested: Int = 0) {
        self.subject = subject
        self.title = title
        self.text = text
        self.answers = answers
        self.suggested = suggested
    }

    /// The answer that sends the request.
    package var yes: Answer? {
        answers.first { answer in
            switch answer.action {
            case .send, .sendForm: true
            case .leave, .adopt, .sendAgain, .dismiss: false
            }
        }
    }
}
