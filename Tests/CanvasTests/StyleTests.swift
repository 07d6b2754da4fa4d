import Canvas
import Testing

struct StyleTests {
    @Test func addsBackgroundsAndAttributes() {
        let style = Style(foreground: .indexed(2), attributes: .bold)
        #expect(style.on(.rgb(1, 2, 3)) == Style(foreground: .indexed(2), background: .rgb(1, 2, 3), attributes: .bold))
        #expect(style.with([.dim, .italic]).attributes == [.bold, .dim, .italic])
        #expect(Style.plain == Style(foreground: .terminal, background: .terminal, attributes: []))
    }

    @Test func depthsAreOrderedByTheirColors() {
        #expect(ColorDepth.allCases.sorted() == [.monochrome, .ansi8, .ansi16, .palette256, .trueColor])
    }
}
