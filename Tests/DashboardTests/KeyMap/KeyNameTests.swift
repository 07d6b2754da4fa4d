import Canvas
import Dashboard
import Testing

struct KeyNameTests {
    @Test(
        arguments: [
            (" ", "space"), ("j", "j"), ("G", "G"), (.control("r"), "ctrl-r"), (.alt("b"), "alt-b"), (.enter, "enter"),
            (.backTab, "shift-tab"), (.escape, "esc"), (.pageDown, "page-down"), (.controlLeft, "ctrl-left"),
            (.function(5), "f5"),
        ] as [(Key, String)])
    func keysAreWrittenAsInHelp(_ key: Key, _ name: String) { #expect(key.name == name) }
}
