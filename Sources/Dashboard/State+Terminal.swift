extension State {
    /// Takes over what is true of the terminal and of the person at it: for a dashboard that opens in the place of
    /// another.
    package mutating func adoptTerminal(of other: State) {
        size = other.size
        themes = other.themes
        link = other.link
        hasFirstFrame = other.hasFirstFrame
        mouse = other.mouse
        splits = other.splits
        keyMap = other.keyMap
    }
}
