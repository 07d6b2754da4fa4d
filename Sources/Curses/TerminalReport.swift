package import Canvas

/// The facts about the terminal and the settings that follow, for `easel doctor`.
package struct TerminalReport: Hashable, Sendable {
    /// One query and its reply.
    package struct Reply: Hashable, Sendable {
        /// The query in a few words: `background color (OSC 11)`.
        package let query: String
        /// The reply, as visible text; nil without one.
        package let text: String?
        /// The time from the query to the reply; nil without one.
        package let time: Duration?

        /// Creates a reply; nil values mean that there was none.
        package init(query: String, text: String?, time: Duration?) {
            self.query = query
            self.text = text
            self.time = time
        }
    }

    /// One setting, with its reason.
    package struct Decision: Hashable, Sendable {
        /// The subject: `colors`.
        package let name: String
        /// The decision: `256`.
        package let value: String
        /// The reason: `COLORTERM is not set, and the terminfo entry xterm has no more`.
        package let reason: String
        /// The settings that change it: `EASEL_COLORS, or colors in config.toml: 24bit or 256`; empty where there are
        /// none.
        package let override: String
        /// The way to a better value, as a sentence without its full stop; empty where there is none.
        package let advice: String

        /// Creates a decision.
        package init(name: String, value: String, reason: String, override: String, advice: String = "") {
            self.name = name
            self.value = value
            self.reason = reason
            self.override = override
            self.advice = advice
        }
    }

    package var replies: [Reply]
    package var decisions: [Decision]
    package var connection: ConnectionQuality

    /// Creates a report.
    package init(
        replies: [Reply] = [], decisions: [Decision] = [], connection: ConnectionQuality = ConnectionQuality()
    ) {
        self.replies = replies
        self.decisions = decisions
        self.connection = connection
    }
}
