import Canvas
import Domain

/// The state of mouse capture, dragging and clicks that need a confirmation.
struct MouseState: Hashable, Sendable {
    /// True if the user wants clicks and the wheel to act on the dashboard.
    var isOn: Bool
    /// True while the terminal is set to report the mouse.
    var isCaptured: Bool
    /// The border that is being dragged.
    var dragged: Drag?
    /// A click on something that may cost credits or runs, which a second click has to confirm.
    var pendingClick: PendingClick?

    /// A border that is being dragged, and the distance of the pointer from its far side in cells.
    struct Drag: Hashable, Sendable {
        let border: Splits.Border
        let offset: Int
    }

    /// The target of a click. The same place is a different target once another run or form is there.
    struct ClickTarget: Hashable, Sendable {
        let target: Target
        let overlay: Overlay?
        let run: RunID?
        let entry: EntryID?
    }

    /// A click that waits for its confirmation.
    struct PendingClick: Hashable, Sendable {
        let click: ClickTarget
        let at: Timestamp
    }

    /// Creates a state in which the mouse is captured if `isOn`.
    init(isOn: Bool) {
        self.isOn = isOn
        isCaptured = isOn
    }
}

extension Action {
    /// True for actions that may cost credits or runs, outside of questions.
    var spends: Bool {
        switch self {
        case .run, .runAgain, .convertToSVG, .animateAsVideo, .confirm: true
        default: false
        }
    }
}
