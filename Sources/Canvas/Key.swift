/// A key as the user pressed it.
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
    /// Control with an arrow, where the terminal tells.
    case controlLeft, controlRight
    /// F1 to F12 (higher where a terminal has them).
    case function(Int)
}

/// What a person did at the terminal.
package enum Input: Hashable, Sendable {
    case key(Key)
    /// A bracketed paste, whole but for controls; never acts as keys.
    case paste(String)
    /// Something was typed or pasted and not taken, or not all of it.
    case loss(InputLoss)
    /// The terminal has a new size.
    case resize(Size)
    /// The terminal window got or lost the focus, where it tells.
    case focus(Bool)
    /// The mouse was used, where it is listened to.
    case mouse(Mouse)
    /// The terminal told what its ground is, or that this has changed.
    case appearance(Appearance)
    /// What is known of the way to the terminal has changed.
    case connection(ConnectionQuality)
    /// The terminal has taken the first frame, all of it.
    case firstFrame
}
