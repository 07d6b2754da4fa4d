extension TextEdit {
    /// Handles an editing key, as readline and Emacs define them; returns false for any other key.
    ///
    /// Undo and redo belong to the key map, because a form may have one history for all its texts.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): type(String(character))
        case .enter:
            guard isMultiline else { return false }
            type("\n")
        case .backspace, .control("h"): remove(text.offset(before: cursor)..<cursor, .erasing)
        case .delete, .control("d"): remove(cursor..<text.offset(after: cursor), .deleting)
        case .control("w"): remove(blankStart..<cursor)
        case .alt("\u{7F}"), .alt("\u{8}"): remove(wordStart..<cursor)
        case .alt("d"): remove(cursor..<wordEnd)
        case .control("u"): remove(lineStart..<cursor)
        case .control("k"):
            // At a line's end it removes the line end, so that pressing it twice joins two lines.
            remove(cursor..<(lineEnd > cursor ? lineEnd : text.offset(after: cursor)))
        default: return handleMove(key)
        }
        return true
    }

    private mutating func handleMove(_ key: Key) -> Bool {
        switch key {
        case .left, .control("b"): move(to: text.offset(before: cursor))
        case .right, .control("f"): move(to: text.offset(after: cursor))
        case .home, .control("a"): move(to: lineStart)
        case .end, .control("e"): move(to: lineEnd)
        case .controlLeft, .alt("b"): move(to: wordStart)
        case .controlRight, .alt("f"): move(to: wordEnd)
        case .alt("<"): move(to: 0)
        case .alt(">"): move(to: text.utf8.count)
        case .up, .control("p"):
            guard isMultiline else { return false }
            moveRows(by: -1)
        case .down, .control("n"):
            guard isMultiline else { return false }
            moveRows(by: 1)
        default: return false
        }
        return true
    }

    // MARK: lines and words

    private var lineStart: Int {
        let before = text.utf8[..<text.place(cursor)]
        return before.lastIndex(of: 0x0A).map { text.offset(of: $0) + 1 } ?? 0
    }

    private var lineEnd: Int {
        let after = text.utf8[text.place(cursor)...]
        return after.firstIndex(of: 0x0A).map { text.offset(of: $0) } ?? text.utf8.count
    }

    /// The start of the word before the cursor.
    private var wordStart: Int { start { $0.isWordPart } }

    /// The start of the text between spaces before the cursor.
    private var blankStart: Int { start { !$0.isWhitespace } }

    private func start(_ isPart: (Character) -> Bool) -> Int {
        var place = text.place(cursor)
        var isInside = false
        while place > text.startIndex {
            let before = text.index(before: place)
            let isPart = isPart(text[before])
            if isInside, !isPart { break }
            isInside = isPart
            place = before
        }
        return text.offset(of: place)
    }

    /// The end of the word at the cursor or after it.
    private var wordEnd: Int {
        var place = text.place(cursor)
        var isInside = false
        while place < text.endIndex {
            let isPart = text[place].isWordPart
            if isInside, !isPart { break }
            isInside = isPart
            place = text.index(after: place)
        }
        return text.offset(of: place)
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
