import Canvas
import Pixels

/// The welcome picture, fitted to a screen.
struct WelcomeArt: Hashable, Sendable {
    let size: Size
    let format: PictureFormat
    let picture: Picture

    /// Fits the part of `grid` that has the shape of `size`, in cells.
    init(_ grid: PixelGrid, size: Size, format: PictureFormat) {
        (self.size, self.format) = (size, format)
        // A cell is twice as high as wide.
        let isWider = grid.width * 2 * size.height > size.width * grid.height
        let part =
            isWider
            ? grid.cropped(width: grid.height * size.width / (2 * size.height), height: grid.height)
            // What the picture is of stands in its upper part.
            : grid.cropped(width: grid.width, height: grid.width * 2 * size.height / size.width, above: 0.15)
        picture = part.picture(in: format, columns: size.width, rows: size.height)
    }
}

extension State {
    /// Fits the welcome picture to the screen, once the first frame is out and whenever the screen has changed.
    mutating func fitWelcome() {
        guard isWelcome, hasFirstFrame, let grid = welcomePicture else { return }
        guard let area = WelcomeView(state: self, look: .bare).layout?.picture, area.width > 0, area.height > 0 else {
            return
        }
        let format = pictureFormat
        if let art = welcomeArt, art.size == area.size, art.format == format { return }
        welcomeArt = WelcomeArt(grid, size: area.size, format: format)
    }
}
