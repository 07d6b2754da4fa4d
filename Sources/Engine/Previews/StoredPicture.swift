import Pixels

/// A decoded picture with the facts of the file that it was made from.
struct StoredPicture: Hashable, Sendable {
    let file: SniffedFile
    /// The size of the file, in bytes.
    let byteCount: Int
    /// The longest side that the pixels were made for; one of `sides`.
    let side: Int
    let grid: PixelGrid

    /// The sides that pictures are made for, so that a pane that grows by a column needs no other.
    static let sides = [96, 144, 216, 320, 480, 640]

    /// Returns the side that is enough for `columns` by `rows` cells: four pixels by eight for each.
    static func side(columns: Int, rows: Int) -> Int {
        let (width, height) = (4 * max(1, min(columns, 300)), 8 * max(1, min(rows, 200)))
        // Few pictures are more than two and a half times as long as wide, so that a flat pane shows no larger ones.
        let needed = min(max(width, height), min(width, height) * 5 / 2)
        return sides.first { $0 >= needed } ?? sides[sides.count - 1]
    }
}
