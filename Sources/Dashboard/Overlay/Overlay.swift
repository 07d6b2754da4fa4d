import Domain
import Session

/// Something drawn above the panes, which has the keys while it is there.
package enum Overlay: Hashable, Sendable {
    /// A list that narrows as one types.
    case chooser(Chooser)
    /// A few words and the answers to them.
    case question(QuestionPrompt)
    /// A text over the whole screen.
    case page(TextPage)

    /// The list, when it is one.
    package var chooser: Chooser? { if case .chooser(let chooser) = self { chooser } else { nil } }

    /// The text, when it is one.
    package var page: TextPage? { if case .page(let page) = self { page } else { nil } }

    /// Whether an age in it goes on.
    var hasClock: Bool { if case .outcome? = question?.subject { true } else { false } }

    /// The question, when it is one.
    package var question: QuestionPrompt? { if case .question(let question) = self { question } else { nil } }
}
