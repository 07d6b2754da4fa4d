extension State {
    /// Adopts the terminal's size and capabilities and the user's settings from `other`, which this dashboard replaces.
    package mutating func adoptTerminal(of other: State) {
        size = other.size
        themes = other.themes
        connection = other.connection
        hasFirstFrame = other.hasFirstFrame
        mouse = other.mouse
        splits = other.splits
        colors = other.colors
        keyMap = other.keyMap
    }
}
