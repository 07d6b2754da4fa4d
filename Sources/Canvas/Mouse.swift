/// What a person did with the mouse, over a cell.
package struct Mouse: Hashable, Sendable {
    /// What was done.
    package enum Action: Hashable, Sendable {
        /// The main button went down.
        case press
        /// It moved, still down.
        case drag
        /// It came up again.
        case release
        /// The wheel moved a notch away from the person.
        case scrollUp
        /// The wheel moved a notch towards the person.
        case scrollDown
    }

    package let action: Action
    /// The cell below the pointer. It may lie outside the screen, just after a change of size.
    package let place: Point

    package init(_ action: Action, at place: Point) {
        self.action = action
        self.place = place
    }
}
