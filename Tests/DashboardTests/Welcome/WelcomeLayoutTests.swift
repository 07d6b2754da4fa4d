import Canvas
import Testing

@testable import Dashboard

struct WelcomeLayoutTests {
    /// The words in short lines beside a picture, in long ones below it.
    private static func words(_ width: Int) -> Size {
        width >= 90 || width < 66 ? Size(width: 44, height: 11) : Size(width: 62, height: 9)
    }

    @Test(
        arguments: [
            (59, 40, false), (80, 19, false), (60, 20, false), (64, 24, true), (80, 24, true), (80, 20, true),
            (89, 36, true),
            (90, 24, true), (100, 30, true), (120, 36, true), (200, 60, true), (300, 20, true),
        ])
    func aPictureNeedsRoom(_ width: Int, _ height: Int, _ hasPicture: Bool) {
        let layout = WelcomeLayout(
            size: Size(width: width, height: height), needed: Self.words(width), hasPicture: true)
        #expect((layout.picture != nil) == hasPicture, "\(width)x\(height): \(String(describing: layout.picture))")
    }

    @Test(arguments: [60, 64, 70, 80, 89, 90, 95, 100, 120, 160, 200, 300], [20, 24, 30, 36, 48, 60, 100])
    func nothingOverlaps(_ width: Int, _ height: Int) throws {
        let size = Size(width: width, height: height)
        let layout = WelcomeLayout(size: size, needed: Self.words(width), hasPicture: true)
        #expect(Rect(size).contains(layout.words))
        #expect(layout.words.size == Self.words(width))
        guard let picture = layout.picture else { return }
        #expect(Rect(size).contains(picture))
        #expect(
            picture.maxX <= layout.words.x || picture.maxY <= layout.words.y,
            "the picture is beside the words or above them")
    }

    @Test func withoutAPictureTheWordsAreInTheMiddle() {
        let layout = WelcomeLayout(size: Size(width: 120, height: 36), needed: Self.words(120), hasPicture: false)
        #expect(layout.picture == nil)
        #expect(layout.words == Rect(Size(width: 120, height: 36)).centered(Self.words(120)))
    }
}

extension Rect {
    fileprivate func contains(_ other: Rect) -> Bool {
        x <= other.x && y <= other.y && maxX >= other.maxX && maxY >= other.maxY
    }
}
