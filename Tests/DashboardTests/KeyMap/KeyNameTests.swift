import Forms
import Canvas
import Dashboard
import Testing

struct KeyNameTests {
    @Test(
        arguments: [
            (" ", "space"), ("j", "j"), ("G", "G"), (.control("r"), "ctrl-r"), (.alt("b"), "alt-b"), (.enter, "enter"),
            (.backTab, "shift-tab"), (.escape, "esc"), (.pageDown, "page-down"), (.controlLeft, "ctrl-left"),
            (.function(5), "f5"), (.alt(" "), "alt-space"), (.alt(":"), "alt-:"), (.control("_"), "ctrl-_"),
            ("-", "-"), (.alt("-"), "alt--"), ("é", "é"),
        ] as [(Key, String)])
    func keysAreWrittenAndReadAsInHelp(_ key: Key, _ name: String) {
        #expect(key.name == name)
        #expect(Key(named: name) == key)
    }

    @Test func everyKeyNameIsParsed() {
        for key in KeyMap.standard.bindings.flatMap(\.keys) { #expect(Key(named: key.name) == key, "\(key)") }
    }

    @Test(arguments: [
        "", "jj", "ctrl-", "ctrl-i", "ctrl-m", "ctrl-j", "ctrl-h", "ctrl-é", "ctrl-[", "alt-", "alt-xy",
        "f0", "f64", "f05", "Enter", "\n", "hyper-x",
    ])
    func otherNamesAreNone(_ name: String) { #expect(Key(named: name) == nil) }

    @Test func controlHasNoCapitals() { #expect(Key(named: "ctrl-R") == .control("r")) }
}
