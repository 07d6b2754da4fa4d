package import Canvas

/// What was found out about the terminal, and what follows from it: what `easel doctor` tells.
package struct TerminalReport: Hashable, Sendable {
    /// One question to the terminal.
    package struct Answer: Hashable, Sendable {
        /// What was asked, in a few words: `the ground's color (OSC 11)`.
        package let question: String
        /// What it answered, as visible text; nil when it did not.
        package let answer: String?
        /// From the question to the answer; nil when there was none.
        package let time: Duration?

        package init(question: String, answer: String?, time: Duration?) {
            self.question = question
            self.answer = answer
            self.time = time
        }
    }

    /// One thing that is on, off or chosen.
    package struct Decision: Hashable, Sendable {
        /// What it is about: `colors`.
        package let name: String
        /// What was decided: `256`.
        package let value: String
        /// Why: `COLORTERM is not set, and the terminal did not say more`.
        package let reason: String
        /// How a person says otherwise: `EASEL_COLORS, or colors in config.toml: 24bit or 256`; empty where nobody can.
        package let override: String

        package init(name: String, value: String, reason: String, override: String) {
            self.name = name
            self.value = value
            self.reason = reason
            self.override = override
        }
    }

    package var answers: [Answer]
    package var decisions: [Decision]
    package var connection: ConnectionQuality

    package init(
        answers: [Answer] = [], decisions: [Decision] = [], connection: ConnectionQuality = ConnectionQuality()
    ) {
        self.answers = answers
        self.decisions = decisions
        self.connection = connection
    }
}
