import Canvas

/// A page with links, in which shifting cells would move links to the wrong place.
struct LinkedPage {
    let number: Int

    /// Draws it below the first row.
    func draw(in frame: inout Frame) {
        for y in 1..<max(1, frame.size.height) {
            if y == 2 {
                widening(in: &frame, y)
            } else {
                moving(in: &frame, y)
                standing(in: &frame, y)
            }
        }
    }

    /// The rows move up by one with each page, some also sideways; now and then a link changes or disappears,
    /// while its text stays.
    private func moving(in frame: inout Frame, _ y: Int) {
        let line = y + number
        let text = "https://a\(line % 3).example/\(String(repeating: "x", count: line * 5 % 40))?\(line)"
        let start = line % 7 + (number % 4 == 3 ? number / 4 % 3 : 0)
        guard line % 3 == 0 else {
            frame.put(DisplayText(Self.letters(40, line)), x: 0, y: y, .plain)
            return
        }
        frame.put(DisplayText(Self.letters(start, line)), x: 0, y: y, .plain)
        let room = max(0, min(frame.size.width - start, 30))
        let attributes: Style.Attributes = line % 2 == 0 ? .bold : []
        let style = line % 4 == 1 ? .plain : Style(foreground: .indexed(UInt8(line % 8)), attributes: attributes)
        let used = frame.put(DisplayText(text), x: start, y: y, width: room, style, truncation: .middle)
        if number % 5 != 4, let address = BrowserURL(number % 5 == 2 ? text + "#part" : text) {
            frame.link(Rect(x: start, y: y, width: used, height: 1), to: address)
        }
    }

    /// The same text is in every row, and a link in one.
    private func standing(in frame: inout Frame, _ y: Int) {
        let text = "https://same.example"
        let used = frame.put(DisplayText(text), x: 42, y: y, width: 20, .plain)
        if y == 5, used > 0, let address = BrowserURL(text) {
            frame.link(Rect(x: 42, y: y, width: used, height: 1), to: address)
        }
    }

    /// The text after a link grows and shrinks, and looks like the link.
    private func widening(in frame: inout Frame, _ y: Int) {
        let text = Self.letters(1, number) + String(repeating: "x", count: 20 + number % 3 * 2) + "end"
        frame.put(DisplayText(text), x: 0, y: y, .plain)
        if let address = BrowserURL("https://x.example") {
            frame.link(Rect(x: 1, y: y, width: 8, height: 1), to: address)
        }
    }

    private static func letters(_ count: Int, _ line: Int) -> String {
        String((0..<count).map { Character(Unicode.Scalar(UInt8(97 + ($0 * 7 + line * 3) % 26))) })
    }
}
