import Canvas
import Domain

/// Whether the mouse is listened to, and what it is at.
struct MouseState: Hashable, Sendable {
    /// Whether the user wants it to choose and scroll here.
    var isOn: Bool
    /// Whether the program was told to hear of it.
    var isHeard: Bool
    /// The border that is being moved, and how far from its far side it was taken.
    var dragged: Drag?
    /// What was pressed and may cost something, so that it has to be pressed once more.
    var armed: Armed?

    struct Drag: Hashable, Sendable {
        let border: Splits.Border
        let offset: Int
    }

    /// What a press was about: the same place is another wish once another run or form stands there.
    struct Wish: Hashable, Sendable {
        let target: Target
        let overlay: Overlay?
        let run: RunID?
        let entry: EntryID?
    }

    struct Armed: Hashable, Sendable {
        let wish: Wish
        let at: Timestamp
    }

    init(isOn: Bool) {
        self.isOn = isOn
        isHeard = isOn
    }
}

extension Action {
    /// Whether it may cost something, where it is not about a question.
    var spends: Bool {
        switch self {
        case .run, .runAgain, .makeSVG, .makeVideo, .confirm: true
        default: false
        }
    }
}
