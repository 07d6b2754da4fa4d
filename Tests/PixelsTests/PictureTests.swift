import Testing

@testable import Pixels

struct PictureTests {
    /// A gradient with a bright disc.
    static let scene = PixelGridTests.grid(96, 96) { x, y in
        let (dx, dy) = (x - 60, y - 30)
        if dx * dx + dy * dy < 300 { return (250, 220, 150) }
        return (UInt8(40 + x), UInt8(20 + y / 2), UInt8(200 - y))
    }

    @Test(arguments: [PictureFormat.Colors.full, .cube, .ansi16, .ansi8, .monochrome], [false, true])
    func everyFormatKeepsToItsColorsAndGlyphs(_ colors: PictureFormat.Colors, _ isASCII: Bool) {
        let picture = Self.scene.picture(in: PictureFormat(colors, isASCII: isASCII), columns: 30, rows: 20)
        #expect(picture.width == 30 && picture.height == 15)
        #expect(picture.rows.allSatisfy { $0.count == 30 })
        let cells = picture.rows.joined()
        let numbers: ClosedRange<UInt8>? =
            switch colors {
            case .full, .monochrome: nil
            case .cube: 16...255
            case .ansi16: 0...15
            case .ansi8: 0...7
            }
        for ink in cells.flatMap({ [$0.foreground, $0.background] }).compactMap(\.self) {
            switch ink {
            case .rgb: #expect(colors == .full)
            case .indexed(let number): #expect(numbers?.contains(number) == true)
            }
        }
        let glyphs = Set(cells.map(\.glyph))
        if isASCII {
            #expect(glyphs.allSatisfy(\.isASCII) && (colors == .monochrome || glyphs == [" "]))
        } else {
            #expect(glyphs.allSatisfy { $0 == " " || ("\u{2580}"..."\u{259F}").contains($0) })
        }
        #expect(colors == .monochrome ? glyphs.count > 4 : Set(cells.map(\.background)).count > 3)
    }

    @Test func equalPixelsAreASpace() {
        let picture = PixelGridTests.grid(4, 4) { _, _ in (255, 0, 0) }
            .picture(in: PictureFormat(.cube), columns: 4, rows: 2)
        #expect(
            picture.rows.joined().allSatisfy {
                $0.glyph == " " && $0.background == .indexed(196) && $0.foreground == nil
            })
    }

    @Test func inksOfTheCellBeforeAreKept() {
        var line = HalfBlockLine()
        line.append(upper: 20, lower: 30)
        line.append(upper: 30, lower: 20)
        line.append(upper: 30, lower: 30)
        line.append(upper: 40, lower: 20)
        #expect(
            line.cells == [
                Picture.Cell(glyph: "▀", foreground: .indexed(20), background: .indexed(30)),
                Picture.Cell(glyph: "▄", foreground: .indexed(20), background: .indexed(30)),
                Picture.Cell(glyph: " ", foreground: .indexed(20), background: .indexed(30)),
                Picture.Cell(glyph: "▄", foreground: .indexed(20), background: .indexed(40)),
            ])
    }

    @Test func anEdgeInACellIsABlock() {
        // A cell of 4 × 8 pixels, the left half red.
        let halves = PixelGridTests.grid(8, 8) { x, _ in x < 2 ? (255, 0, 0) : (0, 0, 255) }
            .picture(in: PictureFormat(.full), columns: 2, rows: 1)
        #expect(
            halves.rows == [
                [
                    Picture.Cell(glyph: "▌", foreground: .rgb(255, 0, 0), background: .rgb(0, 0, 255)),
                    Picture.Cell(glyph: " ", foreground: nil, background: .rgb(0, 0, 255)),
                ]
            ])
    }

    @Test func aLightBackgroundShowsThePictureNotItsNegative() {
        let disc = PixelGridTests.grid(64, 64) { x, y in
            (x - 32) * (x - 32) + (y - 32) * (y - 32) < 400 ? (255, 255, 255) : (0, 0, 0)
        }
        for isASCII in [false, true] {
            func middle(_ isDark: Bool) -> (Character, Character) {
                let format = PictureFormat(.monochrome, isASCII: isASCII, isDark: isDark)
                let rows = disc.picture(in: format, columns: 16, rows: 8).rows
                return (rows[4][8].glyph, rows[0][0].glyph)
            }
            #expect(middle(true) == (isASCII ? ("@", " ") : ("█", " ")))
            #expect(middle(false) == (isASCII ? (" ", "@") : (" ", "█")))
        }
    }

    @Test func anEvenPictureIsNotStretchedToNoise() {
        let gray = PixelGridTests.grid(32, 32) { x, _ in x.isMultiple(of: 2) ? (10, 10, 10) : (11, 11, 11) }
        let cells = gray.picture(in: PictureFormat(.monochrome), columns: 16, rows: 8).rows.joined()
        #expect(cells.allSatisfy { $0.glyph == " " })
    }

    @Test func onePixelFillsACell() {
        let dot = PixelGridTests.grid(1, 1) { _, _ in (0, 0, 0) }
        for colors: PictureFormat.Colors in [.full, .cube, .ansi16, .ansi8, .monochrome] {
            for isASCII in [false, true] {
                let picture = dot.picture(in: PictureFormat(colors, isASCII: isASCII), columns: 1, rows: 1)
                #expect(picture.width == 1 && picture.height == 1)
            }
        }
    }
}
