import Canvas

/// The rectangles of the welcome screen: a picture beside the words, above them, or none.
struct WelcomeLayout: Hashable, Sendable {
    /// The area of the picture; nil if the screen has no room for one.
    let picture: Rect?
    /// The area of the words.
    let words: Rect

    /// The least size with a picture above the words, and the least width with one beside them.
    static let (pictureWidth, pictureHeight, besideWidth) = (60, 20, 90)
    /// The columns between the picture and the words.
    private static let gap = 4
    /// The rows of a picture that is worth drawing.
    private static let minRows = 8

    /// Creates the layout of a screen of `size` for words that need `needed`.
    init(size: Size, needed: Size, hasPicture: Bool) {
        let all = Rect(size)
        guard hasPicture, size.width >= Self.pictureWidth, size.height >= Self.pictureHeight else {
            picture = nil
            words = all.centered(needed)
            return
        }
        if size.width >= Self.besideWidth {
            // At most square, so that the picture keeps its motif; both are in the middle together.
            let height = min(size.height - 2, (size.width - needed.width - Self.gap - 4) / 2)
            let width = min(2 * height, size.width - needed.width - Self.gap - 4)
            let both = all.centered(Size(width: width + Self.gap + needed.width, height: size.height - 2))
            picture = Rect(x: both.x, y: (size.height - height) / 2, width: width, height: height)
            words = Rect(x: both.x + width + Self.gap, y: 0, width: needed.width, height: size.height)
                .centered(needed)
        } else {
            let height = size.height - needed.height - 3
            let area = Rect(x: 1, y: 1, width: size.width - 2, height: max(0, height))
            picture = height >= Self.minRows ? area : nil
            let below = all.splitTop(picture == nil ? 0 : 1 + height).rest
            words = below.centered(needed)
        }
    }
}
