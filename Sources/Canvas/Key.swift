/// A key press.
package enum Key: Hashable, Sendable {
    /// A typed grapheme cluster, with shift already applied.
    case character(Character)
    /// Control with a lower-case letter or one of `[ \ ] ^ _ @` or space.
    case control(Character)
    /// Alt with a typed character.
    case alt(Character)
    case enter
    case tab
    case backTab
    case escape
    case backspace
    case delete
    case insert
    case up, down, left, right
    case home, end
    case pageUp, pageDown
    /// Control with an arrow, where the terminal reports it.
    case controlLeft, controlRight
    /// F1 to F12 (higher where a terminal has them).
    case function(Int)
}

/// Input from the terminal.
package enum Input: Hashable, Sendable {
    case key(Key)
    /// A paste without its control characters; never acts as keys.
    case paste(String)
    /// Typed or pasted input was rejected or changed.
    case loss(InputLoss)
    /// The terminal was resized.
    case resize(Size)
    /// The terminal window gained or lost the focus, where the terminal reports it (mode 1004).
    case focus(Bool)
    /// A mouse event, while mouse reports are on.
    case mouse(Mouse)
    /// The terminal reported its background, or a change of it.
    case appearance(Appearance)
    /// The terminal shows another number of colors, as after a tmux session was attached from another terminal.
    case colors(ColorDepth)
    /// The measurements of the connection have changed.
    case connection(ConnectionQuality)
    /// The terminal has received the first frame completely.
    case firstFrame
}
