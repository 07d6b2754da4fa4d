/// One picture before it is drawn.
struct Scene: Sendable {
    let kind: SceneKind
    let palette: Palette
    let words: Set<String>
    let seed: UInt64
    let aspect: Float

    /// Creates the scene for `words`.
    init(words: String, seed: UInt64, aspect: Float) {
        let ordered = words.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        var generator = SeededGenerator(seed, "scene")
        self.words = Set(ordered)
        self.seed = seed
        self.aspect = aspect
        kind = SceneKind(words: ordered, generator: &generator)
        palette = Palette(words: self.words, generator: &generator)
    }

    /// Returns the picture at one moment of its slow movement; `turn` goes from 0 to 1 and ends where it began.
    func drawing(turn: Float = 0) -> Drawing {
        var brush = Brush(palette: palette, words: words, seed: seed, aspect: aspect, turn: turn)
        switch kind {
        case .owl: brush.owl()
        case .fox: brush.fox()
        case .whale: brush.whale()
        case .crane: brush.crane()
        case .botanical: brush.botanical()
        case .city: brush.city()
        case .desert: brush.desert()
        case .mountain: brush.mountain()
        case .sea: brush.sea()
        case .orbit: brush.orbit()
        case .garden: brush.garden()
        case .portrait: brush.portrait()
        case .field: brush.field()
        }
        return brush.drawing
    }
}
