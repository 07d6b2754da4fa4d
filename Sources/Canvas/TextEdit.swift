/// A text being edited, with a cursor between its grapheme clusters.
///
/// The characters are always those of the text as a whole: where an edit brings
/// a mark beside a base, they become one.
package struct TextEdit: Hashable, Sendable {
    /// Whether the text may hold line ends.
    package let isMultiline: Bool
    private(set) var characters: [Character]
    /// Characters before the cursor.
    package private(set) var cursor: Int

    /// An edit of `text` with the cursor at its end.
    package init(_ text: String = "", multiline: Bool = false) {
        isMultiline = multiline
        characters = Self.accepted(text, multiline: multiline)
        cursor = characters.count
    }

    /// The text as it is.
    package var text: String { String(characters) }

    /// Replaces the text and puts the cursor at its end.
    package mutating func set(_ text: String) { self = TextEdit(text, multiline: isMultiline) }

    /// Puts `text` where the cursor is. In a single line, line ends become spaces;
    /// what must not be drawn is left out.
    package mutating func insert(_ text: String) {
        replace(cursor..<cursor, with: Self.accepted(text, multiline: isMultiline))
    }

    /// Does what an editing key does; false when the key is none.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .enter:
            guard isMultiline else { return false }
            insert("\n")
        case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
        case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = lineStart
        case .end, .control("e"): cursor = lineEnd
        case .up, .down:
            guard isMultiline else { return false }
            moveLine(by: key == .up ? -1 : 1)
        case .controlLeft, .alt("b"): cursor = wordStart
        case .controlRight, .alt("f"): cursor = wordEnd
        case .control("w"), .alt("\u{7F}"): remove(from: wordStart, to: cursor)
        case .alt("d"): remove(from: cursor, to: wordEnd)
        case .control("u"): remove(from: lineStart, to: cursor)
        case .control("k"): remove(from: cursor, to: lineEnd)
        default: return false
        }
        return true
    }

    private static func accepted(_ text: String, multiline: Bool) -> [Character] {
        var accepted = String.UnicodeScalarView()
        for character in text {
            if character.isNewline {
                accepted.append(multiline ? "\n" : " ")
            } else if character == "\t" {
                accepted.append(" ")
            } else {
                // Joiners are letters' business in several scripts, and emoji's.
                accepted += character.unicodeScalars.filter { !$0.isForbidden || (0x200C...0x200D).contains($0.value) }
            }
        }
        return Array(String(accepted))
    }

    private mutating func remove(from start: Int, to end: Int) {
        let start = max(0, start)
        let end = min(characters.count, end)
        if start < end { replace(start..<end, with: []) }
    }

    /// Puts `new` in the place of `range` and the cursor behind it.
    private mutating func replace(_ range: Range<Int>, with new: [Character]) {
        let before = String(characters[..<range.lowerBound]) + String(new)
        let whole = before + String(characters[range.upperBound...])
        characters = Array(whole)
        // The cursor does not stand inside a character that came about where the pieces met.
        cursor = 0
        var length = 0
        while cursor < characters.count, length < before.utf8.count {
            length += characters[cursor].utf8.count
            cursor += 1
        }
    }

    private var lineStart: Int { (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }
    private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

    private var wordStart: Int {
        var place = cursor
        while place > 0, !characters[place - 1].isWordPart { place -= 1 }
        while place > 0, characters[place - 1].isWordPart { place -= 1 }
        return place
    }

    private var wordEnd: Int {
        var place = cursor
        while place < characters.count, !characters[place].isWordPart { place += 1 }
        while place < characters.count, characters[place].isWordPart { place += 1 }
        return place
    }

    private mutating func moveLine(by step: Int) {
        let column = cursor - lineStart
        if step < 0 {
            guard lineStart > 0 else {
                cursor = 0
                return
            }
            cursor = lineStart - 1
        } else {
            guard lineEnd < characters.count else {
                cursor = characters.count
                return
            }
            cursor = lineEnd + 1
        }
        cursor = min(lineStart + column, lineEnd)
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
