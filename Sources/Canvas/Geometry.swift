/// The position of a cell on the screen, counted from 0 at the top left.
package struct Point: Hashable, Sendable {
    /// Columns from the left edge.
    package var x: Int
    /// Rows from the top edge.
    package var y: Int

    /// Creates a position.
    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A size in columns and rows, never negative.
package struct Size: Hashable, Sendable {
    /// Columns.
    package var width: Int
    /// Rows.
    package var height: Int

    /// Creates a size; negative values become 0.
    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
    /// The leftmost column.
    package var x: Int
    /// The topmost row.
    package var y: Int
    /// Columns, never negative.
    package var width: Int
    /// Rows, never negative.
    package var height: Int

    /// Creates a rectangle; a negative width or height becomes 0.
    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The rectangle of `size` at the top left.
    package init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

    /// The size of the rectangle.
    package var size: Size { Size(width: width, height: height) }
    /// The first column to the right of the rectangle.
    package var maxX: Int { x + width }
    /// The first row below the rectangle.
    package var maxY: Int { y + height }
    /// True when the rectangle has no cell.
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Returns true when `point` lies in the rectangle.
    package func contains(_ point: Point) -> Bool {
        (x..<maxX).contains(point.x) && (y..<maxY).contains(point.y)
    }

    /// Returns the rectangle without `horizontal` columns at each side and `vertical` rows at the top and bottom.
    package func inset(horizontal: Int = 0, vertical: Int = 0) -> Rect {
        Rect(x: x + horizontal, y: y + vertical, width: width - 2 * horizontal, height: height - 2 * vertical)
    }

    /// Splits off the first `count` rows, fewer when there are not as many.
    package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
        let count = min(max(0, count), height)
        return (
            Rect(x: x, y: y, width: width, height: count),
            Rect(x: x, y: y + count, width: width, height: height - count)
        )
    }

    /// Splits off the last `count` rows, fewer when there are not as many.
    package func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
        let split = splitTop(height - min(max(0, count), height))
        return (split.top, split.rest)
    }

    /// Splits off the first `count` columns, fewer when there are not as many.
    package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
        let count = min(max(0, count), width)
        return (
            Rect(x: x, y: y, width: count, height: height),
            Rect(x: x + count, y: y, width: width - count, height: height)
        )
    }

    /// Returns a centered rectangle of `size`, or as much of it as fits.
    package func centered(_ size: Size) -> Rect {
        let width = min(size.width, self.width)
        let height = min(size.height, self.height)
        return Rect(x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }
}
