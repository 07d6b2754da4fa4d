package import Canvas

/// A terminal's background color, as the terminal reports it (OSC 11).
package struct BackgroundColor: Hashable, Sendable {
    /// Red, green and blue, 0 to 1.
    package let red, green, blue: Double

    /// Parses an X11 color (XParseColor): `rgb:` or `rgba:` with one to four hexadecimal digits per channel, or `#`
    /// with 3, 6, 9 or 12.
    ///
    /// The alpha channel is ignored. Nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts: [Substring]
        if let colon = text.firstIndex(of: ":") {
            parts = Substring(text[text.index(after: colon)...]).split(separator: "/", omittingEmptySubsequences: false)
            guard text[..<colon] == "rgb" && parts.count == 3 || text[..<colon] == "rgba" && parts.count == 4 else {
                return nil
            }
        } else {
            let digits = Substring(text.dropFirst())
            guard text.first == "#", [3, 6, 9, 12].contains(digits.count) else { return nil }
            let length = digits.count / 3
            parts = (0..<3).map { digits.dropFirst($0 * length).prefix(length) }
        }
        let values = parts.compactMap(Self.value)
        guard values.count == parts.count else { return nil }
        (red, green, blue) = (values[0], values[1], values[2])
    }

    private static func value(_ digits: Substring) -> Double? {
        // `Int` would take a sign too.
        guard (1...4).contains(digits.utf8.count), digits.first?.isHexDigit == true,
            let value = Int(digits, radix: 16)
        else { return nil }
        return Double(value) / Double((1 << (4 * digits.utf8.count)) - 1)
    }

    /// The perceived brightness, 0 to 1, with the weights of ITU-R BT.601.
    package var luma: Double { 0.299 * red + 0.587 * green + 0.114 * blue }

    /// Dark below a luma of 0.5, the threshold that editors use.
    package var appearance: Appearance { luma < 0.5 ? .dark : .light }
}
