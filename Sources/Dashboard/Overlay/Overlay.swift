import Domain
import Session

/// An element above the panes, which gets the keys while it is open.
package enum Overlay: Hashable, Sendable {
    /// A filterable list.
    case chooser(Chooser)
    /// A question with its answers.
    case question(QuestionPrompt)
    /// A text over the whole screen.
    case page(TextPage)

    /// The chooser; nil for other overlays.
    package var chooser: Chooser? { if case .chooser(let chooser) = self { chooser } else { nil } }

    /// The text page; nil for other overlays.
    package var page: TextPage? { if case .page(let page) = self { page } else { nil } }

    /// True if it shows a running clock.
    var hasClock: Bool { if case .outcome? = question?.subject { true } else { false } }

    /// The question; nil for other overlays.
    package var question: QuestionPrompt? { if case .question(let question) = self { question } else { nil } }
}
