import Canvas
import Dashboard
import Testing

struct ColorNameTests {
    @Test(
        arguments: [
            ("#000000", "black"), ("#ffffff", "white"), ("#808080", "gray"), ("#333333", "dark gray"),
            ("#ff0000", "red"), ("#cc3333", "red"), ("#ff8800", "orange"), ("#803010", "brown"), ("#ffee00", "yellow"),
            ("#00aa00", "green"), ("#003300", "dark green"), ("#00cccc", "cyan"), ("#3366cc", "blue"),
            ("#ccddff", "light blue"), ("#8833cc", "violet"), ("#ff66aa", "pink"), ("#ff0011", "red"),
        ])
    func names(_ code: String, _ name: String) throws {
        #expect(ColorName(try #require(Color(hexadecimal: code))).name == name)
    }

    @Test func otherColorsHaveNoName() {
        #expect(ColorName(.terminal).name.isEmpty)
        #expect(ColorName(.indexed(4)).name.isEmpty)
    }
}
