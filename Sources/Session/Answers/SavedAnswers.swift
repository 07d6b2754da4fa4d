package import Domain

/// What the archive has of an entry's form beside its draft.
package struct SavedAnswers: Hashable, Sendable {
    package var presets: Presets
    package var history: AnswerHistory

    package init(presets: Presets = Presets(), history: AnswerHistory = AnswerHistory()) {
        self.presets = presets
        self.history = history
    }
}
