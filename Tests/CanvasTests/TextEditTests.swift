import Canvas
import Testing

struct TextEditTests {
    /// A text with `|` where the cursor is.
    private func shown(_ edit: TextEdit) -> String {
        let characters = Array(edit.text)
        return String(characters[..<edit.cursor]) + "|" + String(characters[edit.cursor...])
    }

    /// An edit from a text with `|` where the cursor is.
    private func edit(_ shown: String, multiline: Bool = false) -> TextEdit {
        let parts = shown.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        var edit = TextEdit(parts.joined(), multiline: multiline)
        while edit.cursor > (parts.first ?? "").count { _ = edit.handle(.left) }
        return edit
    }

    @Test(
        "Keys of one line",
        arguments: [
            ("ab|", .character("c"), "abc|"), ("a|b", .character("漢"), "a漢|b"),
            ("ab|c", .backspace, "a|c"), ("|a", .backspace, "|a"), ("ab|c", .control("h"), "a|c"),
            ("a|bc", .delete, "a|c"), ("a|", .delete, "a|"), ("a|bc", .control("d"), "a|c"),
            ("ab|", .left, "a|b"), ("|ab", .left, "|ab"), ("ab|", .control("b"), "a|b"),
            ("a|b", .right, "ab|"), ("ab|", .right, "ab|"), ("a|b", .control("f"), "ab|"),
            ("ab|c", .home, "|abc"), ("ab|c", .control("a"), "|abc"),
            ("a|bc", .end, "abc|"), ("a|bc", .control("e"), "abc|"),
            ("one two|", .control("w"), "one |"), ("one two |three", .control("w"), "one |three"),
            ("one, |", .control("w"), "|"), ("one two|", .alt("\u{7F}"), "one |"),
            ("one |two three", .alt("d"), "one | three"),
            ("one| two", .control("u"), "| two"), ("one| two", .control("k"), "one|"),
            ("one two|", .alt("b"), "one |two"), ("|one two", .alt("f"), "one| two"),
            ("one two|", .controlLeft, "one |two"), ("one| two", .controlRight, "one two|"),
            ("a👨‍👩‍👧|", .backspace, "a|"), ("🇩🇪|", .backspace, "|"), ("e\u{301}|", .backspace, "|"),
        ] as [(String, Key, String)])
    func keys(before: String, key: Key, after: String) {
        var edit = edit(before)
        let isHandled = edit.handle(key)
        #expect(isHandled)
        #expect(shown(edit) == after)
    }

    @Test(
        "Keys of several lines",
        arguments: [
            ("a|b", .enter, "a\n|b"), ("ab\ncd|", .home, "ab\n|cd"), ("a|b\ncd", .end, "ab|\ncd"),
            ("ab\nc|d", .up, "a|b\ncd"), ("a|b\ncd", .down, "ab\nc|d"), ("abcd|\nx", .down, "abcd\nx|"),
            ("a|b", .up, "|ab"), ("a|b", .down, "ab|"), ("a\n\nb|", .up, "a\n|\nb"),
            ("ab\nc|d", .control("u"), "ab\n|d"), ("a|b\ncd", .control("k"), "a|\ncd"),
            ("a\n|b", .backspace, "a|b"), ("a|\nb", .delete, "a|b"),
        ] as [(String, Key, String)])
    func linesKeys(before: String, key: Key, after: String) {
        var edit = edit(before, multiline: true)
        let isHandled = edit.handle(key)
        #expect(isHandled)
        #expect(shown(edit) == after)
    }

    @Test(arguments: [Key.enter, .up, .down, .tab, .escape, .pageUp, .function(1), .control("x"), .alt("x")])
    func otherKeysAreLeftToOthers(key: Key) {
        var edit = edit("a|b")
        let isHandled = edit.handle(key)
        #expect(!isHandled)
        #expect(shown(edit) == "a|b")
    }

    @Test(
        "What is pasted",
        arguments: [
            ("one\ntwo", false, "one two"), ("one\r\ntwo\rthree", false, "one two three"),
            ("one\r\ntwo\u{2028}three", true, "one\ntwo\nthree"), ("a\tb", true, "a b"),
            ("a\u{1B}[31mb\u{0}", false, "a[31mb"), ("a\u{202E}b\u{200B}", false, "ab"),
            ("می\u{200C}خ", false, "می\u{200C}خ"), ("👨‍👩‍👧", false, "👨‍👩‍👧"), ("❤️", false, "❤️"),
        ])
    func pasted(text: String, multiline: Bool, expected: String) {
        var edit = TextEdit(multiline: multiline)
        edit.insert(text)
        #expect(Array(edit.text.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(edit.cursor == expected.count)
    }

    @Test func settingReplacesAllAndGoesToTheEnd() {
        var edit = edit("ab|cd")
        edit.set("x\ny")
        #expect(shown(edit) == "x y|")
    }

    @Test func aMarkJoinsTheLetterTypedBeforeIt() {
        var edit = TextEdit("\u{301}")
        _ = edit.handle(.home)
        _ = edit.handle(.character("e"))
        #expect(edit.text.count == 1)
        #expect(edit.cursor == 1)
        _ = edit.handle(.end)
        #expect(edit.cursor == 1)
    }

    @Test(arguments: UInt64(0)..<200)
    func theCursorStaysWithinTheText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var edit = TextEdit(RandomText.make(upTo: 8, using: &generator), multiline: seed.isMultiple(of: 2))
        let keys: [Key] = [
            .backspace, .delete, .left, .right, .home, .end, .up, .down, .enter, .controlLeft, .controlRight,
            .control("w"), .control("u"), .control("k"), .alt("d"),
        ]
        for _ in 0..<40 {
            if Bool.random(using: &generator) {
                edit.insert(RandomText.make(upTo: 3, using: &generator))
            } else if let key = keys.randomElement(using: &generator) {
                _ = edit.handle(key)
            }
            #expect((0...edit.text.count).contains(edit.cursor))
            #expect(edit.isMultiline || !edit.text.contains(where: \.isNewline))
        }
    }
}
