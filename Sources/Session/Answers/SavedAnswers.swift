package import Domain

/// The presets and earlier answers of an entry's form.
package struct SavedAnswers: Hashable, Sendable {
    package var presets: Presets
    package var history: AnswerHistory

    package init(presets: Presets = Presets(), history: AnswerHistory = AnswerHistory()) {
        self.presets = presets
        self.history = history
    }
}
