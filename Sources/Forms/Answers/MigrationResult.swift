package import JSON

/// The answers of a form after its schema has changed, and what changed with them.
package struct MigrationResult: Hashable, Sendable {
    /// The answers for the new schema.
    package var answers: FieldAnswer
    /// The names of top-level fields whose answers have no field in the new schema. The answers are kept, unsent.
    package var dropped: [String] = []
    /// The names of top-level fields that only the new schema has.
    package var added: [String] = []
    /// Answers that the field of the same name does not accept any more.
    package var lost: [LostAnswer] = []

    /// An answer that the new field of its name does not accept.
    package struct LostAnswer: Hashable, Sendable {
        /// The name of the field.
        package let name: String
        /// The value that the answer sent; nil for a secret.
        package let oldValue: JSON?
    }

    /// Creates a result with `answers` unchanged, and nothing dropped, added or lost.
    package init(unchanged answers: FieldAnswer) { self.init(answers: answers) }

    init(
        answers: FieldAnswer, dropped: [String] = [], added: [String] = [], lost: [LostAnswer] = []
    ) {
        self.answers = answers
        self.dropped = dropped
        self.added = added
        self.lost = lost
    }
}
