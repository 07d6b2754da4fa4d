package import Canvas

/// Turns what one read of the terminal gave into what the person did.
///
/// A value between reads: it keeps a character or a paste that is not whole yet.
package struct KeyDecoder: Sendable {
    /// What ncurses reads: a byte, or a key it knows by name (`keyname`).
    package enum Raw: Hashable, Sendable {
        case byte(UInt8)
        case key(String)
    }

    /// The most bytes of a paste that are kept.
    package static let pasteLimit = 1 << 20

    private var text: [UInt8] = []
    private var paste: [UInt8]?

    package init() {}

    /// Decodes everything one read gave, in order.
    package mutating func decode(_ batch: [Raw]) -> [Input] {
        // A terminal that lost the end of a paste must not swallow keys for ever.
        if batch == [.byte(3)] { paste = nil }
        var inputs: [Input] = []
        var index = 0
        while index < batch.count {
            if paste != nil {
                gather(batch[index], into: &inputs)
                index += 1
                continue
            }
            switch batch[index] {
            case .byte(let byte) where byte >= 32 && byte != 127:
                text.append(byte)
                index += 1
            case .byte(27):
                flush(into: &inputs, isLast: false)
                index = escape(batch, at: index, into: &inputs)
            case .byte(let byte):
                flush(into: &inputs, isLast: false)
                inputs.append(.key(Self.control(byte)))
                index += 1
            case .key(let name):
                flush(into: &inputs, isLast: false)
                if name == "paste-begin" {
                    paste = []
                } else if let input = Self.named(name) {
                    inputs.append(input)
                }
                index += 1
            }
        }
        flush(into: &inputs, isLast: true)
        return inputs
    }

    // MARK: text

    /// Gives out the gathered text as grapheme clusters; the bytes of a character
    /// that the next read may complete stay.
    private mutating func flush(into inputs: inout [Input], isLast: Bool) {
        guard !text.isEmpty else { return }
        let kept = isLast ? Self.incompleteCount(text) : 0
        let whole = String(decoding: text.dropLast(kept), as: UTF8.self)
        text = Array(text.suffix(kept))
        inputs += whole.compactMap { Self.isTyped($0) ? .key(.character($0)) : nil }
    }

    /// How many bytes at the end begin a character without ending it.
    private static func incompleteCount(_ bytes: [UInt8]) -> Int {
        for (count, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
            let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return count + 1 < needed ? count + 1 : 0
        }
        return 0
    }

    /// Whether a person can have meant it: no broken bytes, no C1 controls.
    private static func isTyped(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return scalar != "\u{FFFD}" && !(0x80..<0xA0).contains(scalar.value)
    }

    // MARK: keys

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0: .control(" ")
        case 9: .tab
        // Enter is a carriage return; what types for a person often sends a line feed.
        case 10, 13: .enter
        case 8, 127: .backspace
        case 28...31: .control(Character(Unicode.Scalar(byte + 64)))
        default: .control(Character(Unicode.Scalar(byte + 96)))
        }
    }

    private static func named(_ name: String) -> Input? {
        switch name {
        case "focus-in": .focus(true)
        case "focus-out": .focus(false)
        default: key(named: name).map { .key($0) }
        }
    }

    private static func key(named name: String) -> Key? {
        switch name {
        case "KEY_UP", "KEY_SR", "kUP5", "kUP3": .up
        case "KEY_DOWN", "KEY_SF", "kDN5", "kDN3": .down
        case "KEY_LEFT", "KEY_SLEFT": .left
        case "KEY_RIGHT", "KEY_SRIGHT": .right
        // Alt with an arrow goes by words too: on macOS, and where control is the window manager's.
        case "kLFT5", "kLFT3": .controlLeft
        case "kRIT5", "kRIT3": .controlRight
        // What emacs calls these, so that they need no names of their own.
        case "kDC5", "kDC3": .alt("d")
        case "kHOM5": .alt("<")
        case "kEND5": .alt(">")
        case "KEY_HOME", "KEY_A1", "KEY_FIND", "KEY_SHOME": .home
        case "KEY_END", "KEY_C1", "KEY_SELECT", "KEY_SEND": .end
        case "KEY_PPAGE", "KEY_A3": .pageUp
        case "KEY_NPAGE", "KEY_C3": .pageDown
        case "KEY_IC": .insert
        case "KEY_DC", "KEY_SDC": .delete
        case "KEY_BACKSPACE": .backspace
        case "KEY_ENTER": .enter
        case "KEY_BTAB": .backTab
        default: functionKey(name)
        }
    }

    private static func functionKey(_ name: String) -> Key? {
        guard name.hasPrefix("KEY_F("), name.hasSuffix(")") else { return nil }
        return Int(name.dropFirst(6).dropLast()).flatMap { $0 >= 1 ? .function($0) : nil }
    }

    /// Decodes from an escape byte on; gives the place after it.
    private mutating func escape(_ batch: [Raw], at index: Int, into inputs: inout [Input]) -> Int {
        let next = index + 1
        guard next < batch.count else {
            inputs.append(.key(.escape))
            return next
        }
        if let end = Self.unknownSequence(batch, at: next) { return end }
        switch batch[next] {
        case .byte(27):
            inputs.append(.key(.escape))
            return next
        // Alt with a key that has a name: the key alone is nearer to what was meant than Esc and the key.
        case .key:
            return next
        case .byte(let byte) where byte < 0x80:
            inputs.append(.key(.alt(Character(Unicode.Scalar(byte)))))
            return next + 1
        case .byte:
            let rest = batch[next...].prefix { if case .byte(let byte) = $0 { byte >= 0x80 } else { false } }
            let bytes = rest.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
            let characters = String(decoding: bytes, as: UTF8.self)
            guard let first = characters.first, Self.isTyped(first) else { return next + rest.count }
            inputs.append(.key(.alt(first)))
            inputs += characters.dropFirst().map { .key(.character($0)) }
            return next + rest.count
        }
    }

    /// The place after a sequence that names no key here, when one begins at
    /// `index`: it must not be typed as text.
    private static func unknownSequence(_ batch: [Raw], at index: Int) -> Int? {
        guard index + 1 < batch.count else { return nil }
        if batch[index] == .byte(UInt8(ascii: "O")), case .byte(0x40...0x7E) = batch[index + 1] { return index + 2 }
        guard batch[index] == .byte(UInt8(ascii: "[")) else { return nil }
        for place in (index + 1)..<batch.count {
            switch batch[place] {
            case .byte(0x20...0x3F): continue
            case .byte(0x40...0x7E): return place + 1
            default: return nil
            }
        }
        return nil
    }

    // MARK: pastes

    private mutating func gather(_ raw: Raw, into inputs: inout [Input]) {
        switch raw {
        case .byte(let byte):
            if (paste?.count ?? 0) < Self.pasteLimit { paste?.append(byte) }
        case .key("paste-end"):
            inputs.append(.paste(Self.cleaned(paste ?? [])))
            paste = nil
        // Keys inside a paste are its text's escape sequences: stripped, never acted on.
        case .key:
            break
        }
    }

    /// The paste as text: line ends become line feeds, and controls are dropped, escape among them.
    private static func cleaned(_ bytes: [UInt8]) -> String {
        let kept = bytes.dropLast(incompleteCount(bytes))
        var scalars = String.UnicodeScalarView()
        var follows = false
        for scalar in String(decoding: kept, as: UTF8.self).unicodeScalars {
            defer { follows = scalar == "\r" }
            switch scalar.value {
            case 13: scalars.append("\n")
            case 10 where follows: continue
            case 9, 10, 32..<127, 160...: scalars.append(scalar)
            default: continue
            }
        }
        return String(scalars)
    }
}
