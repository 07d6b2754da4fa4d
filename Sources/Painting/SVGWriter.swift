/// Writes a drawing as SVG 1.1.
enum SVGWriter {
    static func write(_ drawing: Drawing, width: Int, height: Int, title: String) -> String {
        let scale = Float(height)
        var definitions = ""
        var body = ""
        func n(_ value: Float) -> String { "\((value * scale * 10).rounded() / 10)" }
        func part(_ value: Float) -> String { "\((value * 1000).rounded() / 1000)" }
        func gradient(_ id: Int, _ stops: [(RGBColor, Float)]) {
            definitions += "<linearGradient id=\"g\(id)\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">"
            for (index, stop) in stops.enumerated() {
                let offset = part(Float(index) / Float(max(1, stops.count - 1)))
                definitions +=
                    "<stop offset=\"\(offset)\" stop-color=\"\(stop.0.hex)\" stop-opacity=\"\(part(stop.1))\"/>"
            }
            definitions += "</linearGradient>\n"
        }
        for (id, shape) in drawing.shapes.enumerated() {
            switch shape {
            case .backdrop(let colors):
                gradient(id, colors.map { ($0, 1) })
                body += "<rect width=\"\(width)\" height=\"\(height)\" fill=\"url(#g\(id))\"/>\n"
            case .glow(let center, let radius, let color, let strength):
                definitions += "<radialGradient id=\"g\(id)\"><stop stop-color=\"\(color.hex)\" stop-opacity=\""
                definitions += "\(part(min(1, strength)))\"/><stop offset=\"1\" stop-color=\"\(color.hex)\" "
                definitions += "stop-opacity=\"0\"/></radialGradient>\n"
                body +=
                    "<circle cx=\"\(n(center.x))\" cy=\"\(n(center.y))\" r=\"\(n(radius * 0.8))\" fill=\"url(#g\(id))\"/>\n"
            case .disc(let center, let radius, let color, let alpha):
                body += "<circle cx=\"\(n(center.x))\" cy=\"\(n(center.y))\" r=\"\(n(radius))\" fill=\"\(color.hex)\""
                body += " fill-opacity=\"\(part(alpha))\"/>\n"
            case .polygon(let points, let top, let bottom, let alpha):
                let path = points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
                if top != bottom { gradient(id, [(top, 1), (bottom, 1)]) }
                body += "<polygon points=\"\(path)\" fill=\"\(top == bottom ? top.hex : "url(#g\(id))")\""
                body += " fill-rule=\"evenodd\" fill-opacity=\"\(part(alpha))\"/>\n"
            case .haze(let from, let to, let color, let alphaFrom, let alphaTo):
                gradient(id, [(color, alphaFrom), (color, alphaTo)])
                body += "<rect y=\"\(n(from))\" width=\"\(width)\" height=\"\(n(to - from))\" fill=\"url(#g\(id))\"/>\n"
            }
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
            <title>\(escaped(title))</title>
            <defs>
            \(definitions)</defs>
            \(body)</svg>

            """
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars where scalar.value >= 0x20 {
            switch scalar {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
