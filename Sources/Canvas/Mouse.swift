/// A mouse event over a cell.
package struct Mouse: Hashable, Sendable {
    /// The kind of mouse event.
    package enum Action: Hashable, Sendable {
        /// The main button was pressed.
        case press
        /// The mouse moved with the button pressed.
        case drag
        /// The button was released.
        case release
        /// The wheel was turned away from the user.
        case scrollUp
        /// The wheel was turned toward the user.
        case scrollDown
    }

    package let action: Action
    /// The cell under the pointer. It may lie outside the screen just after a resize.
    package let place: Point

    /// Creates an event.
    package init(_ action: Action, at place: Point) {
        self.action = action
        self.place = place
    }
}
