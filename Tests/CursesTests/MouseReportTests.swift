import Canvas
import Testing

@testable import Curses

struct MouseReportTests {
    @Test(
        arguments: [
            ("0;1;1M", Mouse(.press, at: Point(x: 0, y: 0))), ("0;300;200M", Mouse(.press, at: Point(x: 299, y: 199))),
            ("0;5;6m", Mouse(.release, at: Point(x: 4, y: 5))), ("32;5;6M", Mouse(.drag, at: Point(x: 4, y: 5))),
            ("64;5;6M", Mouse(.scrollUp, at: Point(x: 4, y: 5))),
            ("65;5;6M", Mouse(.scrollDown, at: Point(x: 4, y: 5))),
            ("4;5;6M", Mouse(.press, at: Point(x: 4, y: 5))), ("16;5;6M", Mouse(.press, at: Point(x: 4, y: 5))),
            ("80;5;6M", Mouse(.scrollUp, at: Point(x: 4, y: 5))), ("32;5;6m", Mouse(.release, at: Point(x: 4, y: 5))),
            ("1;5;6M", nil), ("2;5;6M", nil), ("2;5;6m", nil), ("33;5;6M", nil), ("34;5;6M", nil), ("35;5;6M", nil),
            ("66;5;6M", nil), ("67;5;6M", nil), ("128;5;6M", nil), ("0;0;6M", nil), ("0;5;0M", nil), ("0;5M", nil),
            ("M", nil), ("0;99999999999;1M", nil), ("64;5;6m", nil), ("-1;5;6M", nil),
        ] as [(String, Mouse?)])
    func pressesDragsReleasesAndTheWheelOtherButtonsAndMovementsAreIgnored(text: String, mouse: Mouse?) {
        var decoder = KeyDecoder()
        let decoded = decoder.decode(Array("\u{1B}[<\(text)".utf8), at: .now)
        #expect(decoded == (mouse.map { [.input(.mouse($0))] } ?? []))
    }

    @Test func focusReports() {
        var decoder = KeyDecoder()
        #expect(
            decoder.decode(Array("\u{1B}[I\u{1B}[O".utf8), at: .now) == [.input(.focus(true)), .input(.focus(false))])
    }
}
