import Canvas
import Testing

@testable import Curses

struct TerminfoEntryTests {
    @Test func theBinaryFormIsThatOfTerm5With32BitNumbers() {
        let entry = TerminfoEntry(
            names: ["x", "y"], flags: [true, false], numbers: [80, nil, 1 << 24], strings: [Array("ab".utf8), nil],
            extendedFlags: ["RGB"])
        let expected: [UInt8] =
            [0x1E, 2, 4, 0, 2, 0, 3, 0, 2, 0, 3, 0] + Array("x|y\0".utf8) + [1, 0]
            + [80, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 1] + [0, 0, 255, 255] + Array("ab\0".utf8) + [0]
            + [1, 0, 0, 0, 0, 0, 1, 0, 4, 0] + [1, 0] + [0, 0] + Array("RGB\0".utf8)
        #expect(entry.encoded() == expected)
        #expect(entry.variable().hasPrefix("hex:1e0204000200"))
        #expect(entry.variable().count == 4 + 2 * expected.count)
    }

    @Test(
        arguments: [
            (.ansi8, "\u{1B}[3%p1%dm"),
            (.ansi16, "\u{1B}[%?%p1%{8}%<%t3%p1%d%e9%p1%{8}%-%d%;m"),
            (.palette256, "\u{1B}[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m"),
            (
                .trueColor,
                "\u{1B}[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e"
                    + "%p1%{256}%<%t38;5;%p1%d%e"
                    + "38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
            ),
        ] as [(ColorDepth, String)])
    func colorSequencesByDepth(depth: ColorDepth, text: String) {
        #expect(String(decoding: TerminfoEntry.foreground(of: depth), as: UTF8.self) == text)
        let background = text.replacing("3%p1", with: "4%p1").replacing("9%p1", with: "10%p1").replacing(
            "38;", with: "48;")
        #expect(String(decoding: TerminfoEntry.background(of: depth), as: UTF8.self) == background)
    }
}
