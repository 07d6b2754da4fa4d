import Painting
import Pixels

extension PixelGrid {
    /// Draws the picture of the welcome screen, which takes about a millisecond; nil never in practice.
    static func welcome() -> PixelGrid? {
        let artwork = Artwork(format: .png, words: "owl sunset", seed: 3, width: 256, height: 128)
        return PixelGrid(width: artwork.width, height: artwork.height, channels: artwork.channels())
    }
}
