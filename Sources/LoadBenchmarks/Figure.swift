/// One line of the table.
struct Figure {
    /// The measured quantity, with its unit.
    let what: String
    let value: String
    /// The limit; empty for a figure that is only shown for comparison.
    var mark = ""

    func row(of benchmark: String) -> String {
        Self.padded(benchmark, 14) + Self.padded(what, 44) + Self.padded(value, 14) + mark
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

extension Double {
    /// With one digit after the point, or three where there would be nothing but zeros.
    var rounded: String {
        let unit = abs(self) < 1 ? 1000.0 : 10.0
        return "\((self * unit).rounded() / unit)"
    }
}

extension Duration {
    var inSeconds: Double { self / .seconds(1) }
}
