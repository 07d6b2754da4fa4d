import Canvas
import Testing

@testable import Curses

struct BackgroundColorTests {
    @Test(
        arguments: [
            ("rgb:0000/0000/0000", .dark), ("rgb:ffff/ffff/ffff", .light), ("rgb:ff/ff/ff", .light),
            ("rgb:f/f/f", .light), ("rgb:fff/fff/fff", .light), ("rgba:ffff/ffff/ffff/8000", .light),
            ("#ffffff", .light), ("#fff", .light), ("#ffffffffffff", .light), ("#fffffffff", .light), ("#000", .dark),
            ("rgb:1e1e/1e1e/2e2e", .dark), ("rgb:0000/2b2b/3636", .dark), ("rgb:fdfd/f6f6/e3e3", .light),
            ("rgb:28/2c/34", .dark), ("rgb:7f/7f/7f", .dark), ("rgb:80/80/80", .light),
            // Green is perceived as bright and blue as dark.
            ("rgb:00/ff/00", .light), ("rgb:00/00/ff", .dark), ("rgb:ff/00/00", .dark), ("rgb:FF/FF/FF", .light),
            ("", nil), ("rgb:", nil), ("rgb:ff/ff", nil), ("rgb:ff/ff/ff/ff", nil), ("rgb:gg/00/00", nil),
            ("rgb:+f/00/00", nil), ("rgb:fffff/0/0", nil), ("#12345", nil), ("#+123456", nil), ("white", nil),
            ("?", nil),
            ("hsl:0/0/0", nil),
        ] as [(String, Appearance?)])
    func allColorFormatsOfReplies(text: String, appearance: Appearance?) {
        #expect(BackgroundColor(text)?.appearance == appearance)
    }
}
