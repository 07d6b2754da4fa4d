import Canvas
import Testing

@testable import Curses

struct PaletteTests {
    @Test(
        arguments: [
            (.terminal, .trueColor, -1), (.terminal, .ansi8, -1), (.rgb(1, 2, 3), .monochrome, -1),
            (.indexed(3), .monochrome, -1),
            (.rgb(0x12, 0x34, 0x56), .trueColor, 0x123456), (.rgb(0, 0, 0), .trueColor, 0x010000),
            (.rgb(0, 0, 255), .trueColor, 0x0100FF), (.rgb(0, 1, 0), .trueColor, 0x100),
            (.indexed(9), .trueColor, 9), (.indexed(16), .trueColor, 16), (.indexed(196), .trueColor, 196),
            (.indexed(255), .trueColor, 255),
            (.indexed(9), .palette256, 9), (.indexed(231), .palette256, 231),
            (.rgb(255, 0, 0), .palette256, 196), (.rgb(0, 0, 0), .palette256, 16),
            (.rgb(255, 255, 255), .palette256, 231), (.rgb(8, 8, 8), .palette256, 232),
            (.rgb(128, 128, 128), .palette256, 244), (.rgb(95, 135, 175), .palette256, 67),
            (.rgb(250, 5, 3), .palette256, 196),
            (.indexed(12), .ansi16, 12), (.indexed(196), .ansi16, 9), (.rgb(250, 10, 10), .ansi16, 9),
            (.rgb(0, 0, 0), .ansi16, 0), (.rgb(255, 255, 255), .ansi16, 15), (.rgb(120, 120, 120), .ansi16, 8),
            (.indexed(12), .ansi8, 4), (.rgb(255, 0, 0), .ansi8, 1), (.indexed(46), .ansi8, 2),
        ] as [(Color, ColorDepth, Int32)])
    func colorsAsPaletteIndices(color: Color, depth: ColorDepth, number: Int32) {
        #expect(Palette(depth: depth).number(of: color) == number)
    }

    @Test func no24BitColorHasTheNumberOfAnIndexedOne() {
        for blue in UInt8(0)...255 { #expect(Palette(depth: .trueColor).number(of: .rgb(0, 0, blue)) > 255) }
    }

    /// On a screen that shows either depth, a number must mean the same at both.
    @Test func colorsOf256HaveTheirNumberAt24BitsToo() {
        for index in UInt8(0)...255 {
            let numbers = [.palette256, .trueColor].map { Palette(depth: $0).number(of: .indexed(index)) }
            #expect(numbers == [Int32(index), Int32(index)])
        }
    }

    @Test func everyColorOfTheCubeAndEveryGrayIsItsOwnNearest() {
        for index in UInt8(16)...255 {
            let nearest = Palette.nearest256(Palette.components(index))
            #expect(Palette.components(nearest) == Palette.components(index))
        }
    }
}
