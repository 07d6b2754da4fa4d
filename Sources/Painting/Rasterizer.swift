/// Rasterizes a drawing: three floats per pixel, row by row.
struct Rasterizer {
    let width: Int
    let height: Int
    private var pixels: ContiguousArray<Float>
    /// The part of each pixel of the current row that a polygon covers; stored to avoid allocations.
    private var coverage: ContiguousArray<Float>

    /// Rasterizes `drawing` to `width` × `height` pixels.
    init(_ drawing: Drawing, width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = ContiguousArray(repeating: 0, count: width * height * 3)
        coverage = ContiguousArray(repeating: 0, count: width + 1)
        for shape in drawing.shapes { paint(shape) }
    }

    private mutating func paint(_ shape: Shape) {
        let scale = Float(height)
        switch shape {
        case .backdrop(let colors): backdrop(colors)
        case .glow(let center, let radius, let color, let strength):
            glow(center.x * scale, center.y * scale, radius * scale, color, strength)
        case .disc(let center, let radius, let color, let alpha):
            disc(center.x * scale, center.y * scale, radius * scale, color, alpha)
        case .polygon(let points, let top, let bottom, let alpha):
            polygon(points.map { Point($0.x * scale, $0.y * scale) }, top, bottom, alpha)
        case .haze(let from, let to, let color, let alphaFrom, let alphaTo):
            haze(from * scale, to * scale, color, alphaFrom, alphaTo)
        }
    }

    private mutating func backdrop(_ colors: [RGBColor]) {
        guard let first = colors.first else { return }
        for y in 0..<height {
            let position = Float(y) / Float(max(1, height - 1)) * Float(colors.count - 1)
            let index = min(Int(position), max(0, colors.count - 2))
            let color = colors.count < 2 ? first : colors[index].mixed(colors[index + 1], position - Float(index))
            fillRow(y, color, alpha: 1)
        }
    }

    private mutating func haze(_ from: Float, _ to: Float, _ color: RGBColor, _ alphaFrom: Float, _ alphaTo: Float) {
        let top = max(0, Int(from))
        let bottom = min(height, Int(to))
        guard top < bottom else { return }
        for y in top..<bottom {
            let share = (Float(y) - from) / (to - from)
            fillRow(y, color, alpha: alphaFrom + (alphaTo - alphaFrom) * share)
        }
    }

    private mutating func fillRow(_ y: Int, _ color: RGBColor, alpha: Float) {
        let width = width
        let keep = 1 - alpha
        let (red, green, blue) = (color.red * alpha, color.green * alpha, color.blue * alpha)
        pixels.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var pixel = base + y * width * 3
            for _ in 0..<width {
                pixel[0] = pixel[0] * keep + red
                pixel[1] = pixel[1] * keep + green
                pixel[2] = pixel[2] * keep + blue
                pixel += 3
            }
        }
    }

    /// Calls `body` with each pixel within `radius` of the center and its distance squared.
    private mutating func around(
        _ cx: Float, _ cy: Float, _ radius: Float, _ body: (UnsafeMutablePointer<Float>, Float) -> Void
    ) {
        let top = max(0, Int(cy - radius))
        let bottom = min(height - 1, Int(cy + radius) + 1)
        let width = width
        guard top <= bottom else { return }
        pixels.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for y in top...bottom {
                let dy = Float(y) + 0.5 - cy
                let reach = radius * radius - dy * dy
                guard reach > 0 else { continue }
                let half = reach.squareRoot()
                let left = max(0, Int(cx - half))
                let right = min(width - 1, Int(cx + half))
                guard left <= right else { continue }
                var pixel = base + (y * width + left) * 3
                for x in left...right {
                    let dx = Float(x) + 0.5 - cx
                    body(pixel, dx * dx + dy * dy)
                    pixel += 3
                }
            }
        }
    }

    private mutating func glow(_ cx: Float, _ cy: Float, _ radius: Float, _ color: RGBColor, _ strength: Float) {
        let scale = 1 / (radius * radius)
        around(cx, cy, radius) { pixel, square in
            let fall = 1 - square * scale
            guard fall > 0 else { return }
            let amount = fall * fall * fall * strength
            pixel[0] += (1 - min(1, pixel[0])) * color.red * amount
            pixel[1] += (1 - min(1, pixel[1])) * color.green * amount
            pixel[2] += (1 - min(1, pixel[2])) * color.blue * amount
        }
    }

    private mutating func disc(_ cx: Float, _ cy: Float, _ radius: Float, _ color: RGBColor, _ alpha: Float) {
        around(cx, cy, radius + 1) { pixel, square in
            let share = min(1, max(0, radius + 0.5 - square.squareRoot())) * alpha
            let keep = 1 - share
            pixel[0] = pixel[0] * keep + color.red * share
            pixel[1] = pixel[1] * keep + color.green * share
            pixel[2] = pixel[2] * keep + color.blue * share
        }
    }

    /// Fills a polygon by the even-odd rule, with three sample lines per row, exact along the row.
    private mutating func polygon(_ points: [Point], _ top: RGBColor, _ bottom: RGBColor, _ alpha: Float) {
        guard points.count > 2, let low = points.map(\.y).min(), let high = points.map(\.y).max() else { return }
        let first = max(0, Int(low))
        let last = min(height - 1, Int(high))
        guard first <= last else { return }
        let samples = 3
        var crossings: [Float] = []
        for y in first...last {
            var left = width
            var right = -1
            for sample in 0..<samples {
                let line = Float(y) + (Float(sample) + 0.5) / Float(samples)
                crossings.removeAll(keepingCapacity: true)
                var previous = points[points.count - 1]
                for point in points {
                    if (previous.y <= line) != (point.y <= line) {
                        let share = (line - previous.y) / (point.y - previous.y)
                        crossings.append(previous.x + (point.x - previous.x) * share)
                    }
                    previous = point
                }
                crossings.sort()
                var index = 0
                while index + 1 < crossings.count {
                    cover(crossings[index], crossings[index + 1], 1 / Float(samples), &left, &right)
                    index += 2
                }
            }
            guard left <= right else { continue }
            let share = high > low ? min(1, max(0, (Float(y) - low) / (high - low))) : 0
            blend(row: y, from: left, to: right, top.mixed(bottom, share), alpha)
        }
    }

    private mutating func cover(
        _ from: Float, _ to: Float, _ weight: Float, _ left: inout Int, _ right: inout Int
    ) {
        let from = max(0, from)
        let to = min(Float(width), to)
        guard from < to else { return }
        let first = Int(from)
        let last = min(width - 1, Int(to))
        left = min(left, first)
        right = max(right, last)
        if first == last {
            coverage[first] += (to - from) * weight
            return
        }
        coverage[first] += (Float(first + 1) - from) * weight
        coverage[last] += (to - Float(last)) * weight
        guard first + 1 < last else { return }
        coverage.withUnsafeMutableBufferPointer { buffer in
            for x in first + 1..<last { buffer[x] += weight }
        }
    }

    private mutating func blend(row: Int, from: Int, to: Int, _ color: RGBColor, _ alpha: Float) {
        let start = (row * width + from) * 3
        pixels.withUnsafeMutableBufferPointer { pixels in
            coverage.withUnsafeMutableBufferPointer { coverage in
                guard let base = pixels.baseAddress, let cover = coverage.baseAddress else { return }
                var pixel = base + start
                for x in from...to {
                    let share = min(1, cover[x]) * alpha
                    let keep = 1 - share
                    pixel[0] = pixel[0] * keep + color.red * share
                    pixel[1] = pixel[1] * keep + color.green * share
                    pixel[2] = pixel[2] * keep + color.blue * share
                    cover[x] = 0
                    pixel += 3
                }
            }
        }
    }

    /// Returns the picture as RGB bytes, darker toward the corners, with ordered dithering against banding.
    func bytes() -> [UInt8] {
        let width = width
        let height = height
        let pattern: [Float] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map { $0 / 16 }
        return [UInt8](unsafeUninitializedCapacity: width * height * 3) { out, count in
            count = width * height * 3
            pixels.withUnsafeBufferPointer { pixels in
                guard var from = pixels.baseAddress, var to = out.baseAddress else { return }
                for y in 0..<height {
                    let v = Float(y) / Float(height) - 0.5
                    for x in 0..<width {
                        let u = Float(x) / Float(width) - 0.5
                        let shade = 255 * (1 - 0.42 * (u * u + v * v))
                        let noise = pattern[(y & 3) << 2 | (x & 3)]
                        to[0] = UInt8(min(255, max(0, from[0] * shade + noise)))
                        to[1] = UInt8(min(255, max(0, from[1] * shade + noise)))
                        to[2] = UInt8(min(255, max(0, from[2] * shade + noise)))
                        from += 3
                        to += 3
                    }
                }
            }
        }
    }
}
