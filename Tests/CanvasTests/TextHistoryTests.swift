import Canvas
import Testing

struct TextHistoryTests {
    enum Action: CustomStringConvertible {
        case type(String)
        case key(Key)
        case paste(String)
        case set(String)

        func perform(on edit: inout TextEdit) {
            switch self {
            case .type(let text): for character in text { _ = edit.handle(.character(character)) }
            case .key(let key): _ = edit.handle(key)
            case .paste(let text): edit.insert(text)
            case .set(let text): edit.set(text)
            }
        }

        var description: String {
            switch self {
            case .type(let text): "type \(text)"
            case .key(let key): "\(key)"
            case .paste(let text): "paste \(text)"
            case .set(let text): "set \(text)"
            }
        }
    }

    /// The texts after each undo, the latest first.
    @Test(
        arguments: [
            ([.type("owl")], ["owl", ""]),
            ([.type("owl"), .paste(" at"), .type(" night")], ["owl at night", "owl at", "owl", ""]),
            ([.paste("a"), .paste("b")], ["ab", "a", ""]),
            ([.type("owls"), .key(.backspace), .key(.backspace)], ["ow", "owls", ""]),
            ([.type("owl"), .key(.home), .key(.delete), .key(.delete)], ["l", "owl", ""]),
            ([.type("ab"), .key(.left), .key(.right), .type("c")], ["abc", "ab", ""]),
            ([.type("a b"), .key(.control("w")), .key(.control("w"))], ["", "a ", "a b", ""]),
            ([.type("ab"), .key(.backspace), .type("c")], ["ac", "a", "ab", ""]),
            ([.set("one two"), .set("one too"), .set("one too")], ["one too", "one two", ""]),
            ([.type("a"), .key(.enter), .type("b")], ["a\nb", ""]),
            ([.paste("")], [""]),
            ([.key(.backspace), .key(.control("k"))], [""]),
        ] as [([Action], [String])])
    func undoAndRedo(actions: [Action], texts: [String]) {
        var edit = TextEdit(multiline: true)
        for action in actions { action.perform(on: &edit) }
        #expect(edit.text == texts.first)
        for text in texts.dropFirst() {
            #expect(edit.canUndo)
            let isUndone = edit.undo()
            #expect(isUndone)
            #expect(edit.text == text)
        }
        #expect(!edit.canUndo)
        for text in texts.dropLast().reversed() {
            let isRedone = edit.redo()
            #expect(isRedone)
            #expect(edit.text == text)
        }
        #expect(!edit.canRedo)
        let isRedone = edit.redo()
        #expect(!isRedone)
    }

    @Test func undoRestoresTheCursor() {
        var edit = TextEdit("an owl")
        edit.move(to: 3)
        edit.insert("old ")
        #expect(edit.cursor == 7)
        _ = edit.undo()
        #expect(edit.cursor == 3)
        _ = edit.redo()
        #expect(edit.cursor == 7)
    }

    @Test func aChangeAfterAnUndoDropsTheRedoSteps() {
        var edit = TextEdit()
        _ = edit.handle(.character("a"))
        _ = edit.undo()
        _ = edit.handle(.character("b"))
        #expect(!edit.canRedo)
        #expect(edit.text == "b")
    }

    @Test func aLongRunOfTypingIsUndoneInPartsThatEndBetweenWords() {
        var edit = TextEdit()
        for character in String(repeating: "an owl at night ", count: 10) { _ = edit.handle(.character(character)) }
        _ = edit.undo()
        #expect(!edit.text.isEmpty)
        #expect(edit.text.hasSuffix("night "))
    }

    @Test func stepsAreCountedAsTheyBegin() {
        var edit = TextEdit()
        _ = edit.handle(.character("a"))
        _ = edit.handle(.character("b"))
        #expect(edit.stepsBegun == 1)
        edit.insert("c")
        #expect(edit.stepsBegun == 2)
        _ = edit.undo()
        #expect(edit.stepsBegun == 2)
    }

    @Test(arguments: UInt64(0)..<300)
    func undoingEverythingRestoresTheFirstTextAndRedoingEverythingTheLast(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let isMultiline = seed.isMultiple(of: 2)
        var edit = TextEdit(RandomText.make(upTo: 8, using: &generator), multiline: isMultiline)
        let first = edit
        let keys: [Key] = [
            .backspace, .delete, .left, .right, .home, .end, .up, .enter, .controlLeft, .control("w"), .control("k"),
        ]
        for _ in 0..<40 {
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: edit.insert(RandomText.make(upTo: 3, using: &generator))
            case 1: edit.set(RandomText.make(upTo: 6, using: &generator))
            case 2:
                for character in RandomText.make(upTo: 2, using: &generator) { _ = edit.handle(.character(character)) }
            case 3 where Bool.random(using: &generator): _ = edit.undo()
            default: if let key = keys.randomElement(using: &generator) { _ = edit.handle(key) }
            }
        }
        while edit.redo() {}
        let last = edit.text
        while edit.undo() {}
        #expect(Array(edit.text.utf8) == Array(first.text.utf8))
        while edit.redo() {}
        #expect(Array(edit.text.utf8) == Array(last.utf8))
    }
}
