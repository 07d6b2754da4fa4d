/// A position in a drawing: y from 0 at the top to 1 at the bottom, x from 0 to the drawing's aspect.
struct Point: Hashable, Sendable {
    var x: Float
    var y: Float

    init(_ x: Float, _ y: Float) {
        self.x = x
        self.y = y
    }
}

/// The shapes of a drawing, in painting order.
enum Shape: Sendable {
    /// A full background; colors at equal distances from top to bottom.
    case backdrop([RGBColor])
    /// Light added around a center, fading to nothing at the radius.
    case glow(Point, radius: Float, RGBColor, strength: Float)
    case disc(Point, radius: Float, RGBColor, alpha: Float)
    /// A closed shape, shaded from the top of its bounds to their bottom.
    case polygon([Point], top: RGBColor, bottom: RGBColor, alpha: Float)
    /// A band across the whole width whose opacity goes from one value to the other.
    case haze(from: Float, to: Float, RGBColor, alphaFrom: Float, alphaTo: Float)
}

/// A picture as shapes, from which pixels and SVG are both made.
struct Drawing: Sendable {
    /// Width over height.
    let aspect: Float
    private(set) var shapes: [Shape] = []

    init(aspect: Float) { self.aspect = aspect }

    mutating func add(_ shape: Shape) { shapes.append(shape) }

    mutating func disc(_ x: Float, _ y: Float, _ radius: Float, _ color: RGBColor, alpha: Float = 1) {
        add(.disc(Point(x, y), radius: radius, color, alpha: alpha))
    }

    mutating func glow(_ x: Float, _ y: Float, _ radius: Float, _ color: RGBColor, _ strength: Float) {
        add(.glow(Point(x, y), radius: radius, color, strength: strength))
    }

    mutating func shape(_ points: [(Float, Float)], _ top: RGBColor, _ bottom: RGBColor? = nil, alpha: Float = 1) {
        add(.polygon(points.map { Point($0.0, $0.1) }, top: top, bottom: bottom ?? top, alpha: alpha))
    }

    mutating func box(
        _ x: Float, _ y: Float, _ width: Float, _ height: Float, _ top: RGBColor, _ bottom: RGBColor? = nil,
        alpha: Float = 1
    ) {
        shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], top, bottom, alpha: alpha)
    }

    /// Draws an ellipse, rotated by `angle` radians.
    mutating func ellipse(
        _ x: Float, _ y: Float, _ rx: Float, _ ry: Float, angle: Float = 0, _ top: RGBColor, _ bottom: RGBColor? = nil,
        alpha: Float = 1
    ) {
        let (s, c) = Wave.sineCosine(angle)
        let points = (0..<40).map { index -> (Float, Float) in
            let (sine, cosine) = Wave.sineCosine(Float(index) / 40 * 2 * .pi)
            return (x + cosine * rx * c - sine * ry * s, y + cosine * rx * s + sine * ry * c)
        }
        shape(points, top, bottom, alpha: alpha)
    }

    /// Draws a line through `points` whose width changes from one value to another.
    mutating func stroke(
        _ points: [(Float, Float)], width: Float, to end: Float? = nil, _ color: RGBColor, alpha: Float = 1
    ) {
        guard points.count > 1 else { return }
        var left: [(Float, Float)] = []
        var right: [(Float, Float)] = []
        for index in points.indices {
            let before = points[max(0, index - 1)]
            let after = points[min(points.count - 1, index + 1)]
            let dx = after.0 - before.0
            let dy = after.1 - before.1
            let length = max((dx * dx + dy * dy).squareRoot(), 1e-6)
            let share = Float(index) / Float(points.count - 1)
            let half = (width + ((end ?? width) - width) * share) / 2
            left.append((points[index].0 - dy / length * half, points[index].1 + dx / length * half))
            right.append((points[index].0 + dy / length * half, points[index].1 - dx / length * half))
        }
        shape(left + right.reversed(), color, alpha: alpha)
    }
}
