/// A picture as square pixels of sRGB.
package struct PixelGrid: Hashable, Sendable {
    /// The number of pixels in a row, at least 1.
    package let width: Int
    /// The number of rows, at least 1.
    package let height: Int
    /// The red, green and blue of each pixel, row by row from the top.
    package let channels: [UInt8]

    /// The maximum width and height, in pixels.
    package static let sideLimit = 2048

    /// Creates a grid; nil where a side is outside 1 to `sideLimit`, or the number of channels does not fit.
    package init?(width: Int, height: Int, channels: [UInt8]) {
        let sides = 1...Self.sideLimit
        guard sides.contains(width), sides.contains(height), channels.count == width * height * 3 else { return nil }
        self.width = width
        self.height = height
        self.channels = channels
    }

    /// Returns the grid at another size, each pixel the average of the light of its area. Sides are clamped to 1 to
    /// `sideLimit`.
    package func scaled(width: Int, height: Int) -> PixelGrid {
        let sides = 1...Self.sideLimit
        let (width, height) = (width.clamped(to: sides), height.clamped(to: sides))
        if width == self.width, height == self.height { return self }
        return PixelGrid(averaged(width: width, height: height), width: width, height: height)
    }

    /// Returns the part of that size in the middle; sides are clamped to 1 to those of the grid.
    ///
    /// - `above`: The part of the rows to leave out that lies above, from 0 to 1.
    package func cropped(width: Int, height: Int, above: Double = 0.5) -> PixelGrid {
        let (width, height) = (width.clamped(to: 1...self.width), height.clamped(to: 1...self.height))
        let (left, spare) = ((self.width - width) / 2, self.height - height)
        let top = Int(Double(spare) * max(0, min(1, above)))
        var part: [UInt8] = []
        part.reserveCapacity(width * height * 3)
        for row in top..<top + height {
            let start = (row * self.width + left) * 3
            part += channels[start..<start + width * 3]
        }
        return PixelGrid(width, height, part)
    }

    /// Returns the largest number of columns and rows, at most `columns` by `rows`, that show the grid undistorted in
    /// cells twice as high as wide. At least 1 by 1; the maxima are limited to 300 by 200.
    package func cells(columns: Int, rows: Int) -> (columns: Int, rows: Int) {
        let (columns, rows) = (columns.clamped(to: 1...300), rows.clamped(to: 1...200))
        let byWidth = (columns * height + width) / (2 * width)
        if byWidth <= rows { return (columns, max(1, byWidth)) }
        return (((4 * rows * width + height) / (2 * height)).clamped(to: 1...columns), rows)
    }

    private init(_ width: Int, _ height: Int, _ channels: [UInt8]) {
        self.width = width
        self.height = height
        self.channels = channels
    }

    private init(_ light: [SIMD3<Float>], width: Int, height: Int) {
        var channels: [UInt8] = []
        channels.reserveCapacity(light.count * 3)
        for color in light {
            channels.append(LinearLight.channel(of: color.x))
            channels.append(LinearLight.channel(of: color.y))
            channels.append(LinearLight.channel(of: color.z))
        }
        self.init(width, height, channels)
    }

    /// Returns `width` × `height` averages of linear light, row by row.
    func averaged(width: Int, height: Int) -> [SIMD3<Float>] {
        let columns = Self.spans(from: self.width, to: width)
        let rows = Self.spans(from: self.height, to: height)
        var sums = [SIMD3<Float>](repeating: .zero, count: width * height)
        var line = [SIMD3<Float>](repeating: .zero, count: width)
        let values = LinearLight.floats
        var known = -1
        for (y, span) in rows.enumerated() {
            for row in span.pixels {
                if row != known {
                    let start = row * self.width
                    for (x, column) in columns.enumerated() {
                        var sum = SIMD3<Float>.zero
                        for pixel in column.pixels {
                            let place = (start + pixel) * 3
                            let light = SIMD3(
                                values[Int(channels[place])], values[Int(channels[place + 1])],
                                values[Int(channels[place + 2])])
                            sum += light * column.weight(of: pixel)
                        }
                        line[x] = sum
                    }
                    known = row
                }
                let weight = span.weight(of: row)
                for x in 0..<width { sums[y * width + x] += line[x] * weight }
            }
        }
        return sums
    }

    /// The pixels of a line that one pixel of its scaled line covers, and the parts of them.
    private struct Span {
        let pixels: Range<Int>
        let first: Float
        let last: Float
        let inner: Float

        func weight(of pixel: Int) -> Float {
            pixel == pixels.lowerBound ? first : pixel == pixels.upperBound - 1 ? last : inner
        }
    }

    private static func spans(from count: Int, to target: Int) -> [Span] {
        let step = Float(count) / Float(target)
        return (0..<target).map { index in
            let start = Float(index) * step
            let end = min(Float(count), Float(index + 1) * step)
            let low = min(count - 1, Int(start))
            let high = max(low + 1, min(count, Int(end.rounded(.up))))
            if high == low + 1 { return Span(pixels: low..<high, first: 1, last: 1, inner: 1) }
            return Span(
                pixels: low..<high, first: (Float(low + 1) - start) / step, last: (end - Float(high - 1)) / step,
                inner: 1 / step)
        }
    }
}

extension Int {
    /// Returns the nearest number in `range`.
    func clamped(to range: ClosedRange<Int>) -> Int { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
