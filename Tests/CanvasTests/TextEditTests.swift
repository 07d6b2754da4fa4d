import Canvas
import Testing

struct TextEditTests {
    /// A text with `|` at the cursor.
    private func shown(_ edit: TextEdit) -> String {
        String(decoding: edit.text.utf8.prefix(edit.cursor), as: UTF8.self) + "|"
            + String(decoding: edit.text.utf8.dropFirst(edit.cursor), as: UTF8.self)
    }

    /// An edit from a text with `|` at the cursor.
    private func edit(_ shown: String, multiline: Bool = false) -> TextEdit {
        let parts = shown.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        var edit = TextEdit(parts.joined(), multiline: multiline)
        edit.move(to: (parts.first ?? "").utf8.count)
        return edit
    }

    @Test(
        arguments: [
            ("ab|", .character("c"), "abc|"), ("a|b", .character("漢"), "a漢|b"),
            ("ab|c", .backspace, "a|c"), ("|a", .backspace, "|a"), ("ab|c", .control("h"), "a|c"),
            ("a|bc", .delete, "a|c"), ("a|", .delete, "a|"), ("a|bc", .control("d"), "a|c"),
            ("ab|", .left, "a|b"), ("|ab", .left, "|ab"), ("ab|", .control("b"), "a|b"),
            ("a|b", .right, "ab|"), ("ab|", .right, "ab|"), ("a|b", .control("f"), "ab|"),
            ("ab|c", .home, "|abc"), ("ab|c", .control("a"), "|abc"),
            ("a|bc", .end, "abc|"), ("a|bc", .control("e"), "abc|"),
            ("one two|", .control("w"), "one |"), ("one two |three", .control("w"), "one |three"),
            ("one, |", .control("w"), "|"), ("a/b c/d|", .control("w"), "a/b |"),
            ("one two|", .alt("\u{7F}"), "one |"), ("a/b c/d|", .alt("\u{7F}"), "a/b c/|"),
            ("one, |", .alt("\u{8}"), "|"),
            ("one |two three", .alt("d"), "one | three"),
            ("one| two", .control("u"), "| two"), ("one| two", .control("k"), "one|"),
            ("one two|", .alt("b"), "one |two"), ("|one two", .alt("f"), "one| two"),
            ("one two|", .controlLeft, "one |two"), ("one| two", .controlRight, "one two|"),
            ("one t|wo", .alt("<"), "|one two"), ("one t|wo", .alt(">"), "one two|"),
            ("漢字 |かな", .controlLeft, "|漢字 かな"), ("naïve| e\u{301}té", .alt("d"), "naïve|"),
            ("a👨‍👩‍👧|", .backspace, "a|"), ("🇩🇪|", .backspace, "|"), ("e\u{301}|", .backspace, "|"),
        ] as [(String, Key, String)])
    func keysInASingleLineField(before: String, key: Key, after: String) {
        var edit = edit(before)
        let isHandled = edit.handle(key)
        #expect(isHandled)
        #expect(shown(edit) == after)
    }

    @Test(
        arguments: [
            ("a|b", .enter, "a\n|b"), ("ab\ncd|", .home, "ab\n|cd"), ("a|b\ncd", .end, "ab|\ncd"),
            ("ab\nc|d", .up, "a|b\ncd"), ("a|b\ncd", .down, "ab\nc|d"), ("abcd|\nx", .down, "abcd\nx|"),
            ("a|b", .up, "|ab"), ("a|b", .down, "ab|"), ("a\n\nb|", .up, "a\n|\nb"),
            ("ab\nc|d", .control("u"), "ab\n|d"), ("a|b\ncd", .control("k"), "a|\ncd"),
            ("a|\nb", .control("k"), "a|b"), ("a|b\ncd", .control("n"), "ab\nc|d"),
            ("ab\nc|d", .control("p"), "a|b\ncd"), ("漢字\nab|c", .up, "漢|字\nabc"),
            ("a\n|b", .backspace, "a|b"), ("a|\nb", .delete, "a|b"),
        ] as [(String, Key, String)])
    func keysInAMultiLineField(before: String, key: Key, after: String) {
        var edit = edit(before, multiline: true)
        let isHandled = edit.handle(key)
        #expect(isHandled)
        #expect(shown(edit) == after)
    }

    @Test(arguments: [
        Key.enter, .up, .down, .tab, .escape, .pageUp, .function(1), .control("x"), .alt("x"), .control("n"),
    ])
    func ignoresOtherKeys(key: Key) {
        var edit = edit("a|b")
        let isHandled = edit.handle(key)
        #expect(!isHandled)
        #expect(shown(edit) == "a|b")
    }

    @Test(arguments: [
        ("one\ntwo", false, "one two"), ("one\r\ntwo\rthree", false, "one two three"),
        ("one\r\ntwo\u{2028}three", true, "one\ntwo\nthree"), ("a\tb", true, "a\tb"), ("a\tb", false, "a b"),
        ("a\u{1B}[31mb\u{0}", false, "a[31mb"), ("a\u{202E}b\u{200B}", false, "ab"),
        ("می\u{200C}خ", false, "می\u{200C}خ"), ("👨‍👩‍👧", false, "👨‍👩‍👧"), ("❤️", false, "❤️"),
    ])
    func pastedText(text: String, multiline: Bool, expected: String) {
        var edit = TextEdit(multiline: multiline)
        edit.insert(text)
        #expect(Array(edit.text.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(edit.cursor == expected.utf8.count)
    }

    @Test func settingReplacesTheTextAndMovesToTheEnd() {
        var edit = edit("ab|cd")
        edit.set("x\ny")
        #expect(shown(edit) == "x y|")
    }

    @Test func combiningMarkJoinsTheLetterBefore() {
        var edit = TextEdit("\u{301}")
        _ = edit.handle(.home)
        _ = edit.handle(.character("e"))
        #expect(edit.text.count == 1)
        #expect(edit.cursor == 3)
        _ = edit.handle(.end)
        #expect(edit.cursor == 3)
    }

    @Test(arguments: UInt64(0)..<200)
    func cursorStaysWithinTheText(seed: UInt64) {
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
            let place = edit.text.utf8.index(edit.text.startIndex, offsetBy: edit.cursor)
            #expect(String.Index(place, within: edit.text) != nil)
            #expect(edit.isMultiline || !edit.text.contains(where: \.isNewline))
        }
    }
}
