import Canvas
import Testing

struct GlyphsTests {
    /// Every glyph by its name.
    private func marks(_ glyphs: Glyphs) -> [(name: String, mark: DisplayText)] {
        Mirror(reflecting: glyphs).children.compactMap { child in
            (child.value as? DisplayText).map { (child.label ?? "", $0) }
        }
    }

    @Test func asciiGlyphsAreASCII() {
        #expect(!marks(.ascii).isEmpty)
        for (name, mark) in marks(.ascii) { #expect(mark.string.utf8.allSatisfy { $0 < 0x80 }, "\(name)") }
    }

    @Test(arguments: [Glyphs.unicode, .ascii])
    func everyGlyphIsVisible(glyphs: Glyphs) {
        for (name, mark) in marks(glyphs) { #expect(mark.width > 0, "\(name)") }
    }

    @Test(arguments: [Glyphs.unicode, .ascii])
    func phasesDifferByShapeAlone(glyphs: Glyphs) {
        let phases = [
            glyphs.queued, glyphs.running, glyphs.completed, glyphs.failed, glyphs.cancelled, glyphs.unknown,
        ]
        #expect(Set(phases).count == phases.count)
    }
}
