/// The keys as terminals send them, one row for each, and the effect of modifiers.
///
/// Sources: xterm ctlseqs, console_codes(4), the manuals of rxvt and PuTTY, the kitty keyboard protocol.
internal import Canvas

/// The keys as terminals send them, a row for each, and what a modifier makes of them.
///
/// Sources: ctlseqs of xterm, console_codes(4), the manuals of rxvt and PuTTY, the kitty keyboard protocol.
enum KeyTable {
    /// Shift, Alt and control, and other modifiers that a terminal may report.
    struct Modifiers: OptionSet, Hashable, Sendable {
        let rawValue: Int

        static let shift = Modifiers(rawValue: 1)
        static let alt = Modifiers(rawValue: 2)
        static let control = Modifiers(rawValue: 4)
        /// Super and hyper, which belong to the window manager.
        static let foreign = Modifiers(rawValue: 8 | 16)
        /// Meta, where it is a separate key.
        static let meta = Modifiers(rawValue: 32)

        init(rawValue: Int) { self.rawValue = rawValue }

        /// Parses a parameter as terminals send it: 1 plus the sum of the modifiers. The locks are ignored.
        init(parameter: Int?) {
            let sum = Modifiers(rawValue: max(1, min(parameter ?? 1, 256)) - 1)
            self = sum.intersection([.shift, .alt, .control, .foreign])
            if sum.contains(.meta) { insert(.alt) }
        }
    }

    /// After CSI or SS3, by the final byte.
    static let letters: [Character: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end,
        "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
    ]

    /// `CSI number ~`.
    static let numbers: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
        29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
    ]

    /// The final bytes that rxvt sends in place of `~` for a key with modifiers.
    static let numberEndings: [Character: Modifiers] = [
        "~": [], "^": .control, "$": .shift, "@": [.control, .shift],
    ]

    /// Arrows of rxvt: with control after SS3, with shift after CSI.
    static let smallLetters: [Character: Key] = ["a": .up, "b": .down, "c": .right, "d": .left]

    /// `ESC [ [ letter`, of the Linux console.
    static let consoleLetters: [Character: Key] = [
        "A": .function(1), "B": .function(2), "C": .function(3), "D": .function(4), "E": .function(5),
    ]

    /// The number pad in application mode, after SS3: the characters printed on the keys, as users of PuTTY and the
    /// console expect.
    static let pad: [Character: Key] = [
        "p": .character("0"), "q": .character("1"), "r": .character("2"), "s": .character("3"), "t": .character("4"),
        "u": .character("5"), "v": .character("6"), "w": .character("7"), "x": .character("8"), "y": .character("9"),
        "j": .character("*"), "k": .character("+"), "l": .character(","), "m": .character("-"), "n": .character("."),
        "o": .character("/"), "X": .character("="), "I": .tab, "M": .enter,
    ]

    /// Keys in `CSI number u` that are not characters; those of the number pad and the high function keys are kitty's.
    static let codes: [Int: Key] = {
        var codes: [Int: Key] = [8: .backspace, 9: .tab, 13: .enter, 27: .escape, 127: .backspace]
        for digit in 0...9 { codes[57399 + digit] = .character(Character(String(digit))) }
        for (place, character) in "./*-+".enumerated() { codes[57409 + place] = .character(character) }
        let pad: [Key] = [
            .enter, .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home, .end,
            .insert, .delete,
        ]
        for (place, key) in pad.enumerated() { codes[57414 + place] = key }
        for number in 13...35 { codes[57376 + number - 13] = .function(number) }
        return codes
    }()

    /// Returns `key` with `modifiers` as one of the keys that Easel knows; nil when it is no longer a key.
    ///
    /// A modifier without effect is ignored: the key alone is closer to the intent than none.
    static func key(_ key: Key, with modifiers: Modifiers) -> Key? {
        if modifiers.isEmpty { return key }
        if !modifiers.isDisjoint(with: .foreign) { return nil }
        let movesByWord = !modifiers.isDisjoint(with: [.control, .alt])
        switch key {
        case .character(let character): return self.character(character, with: modifiers)
        // Alt with an arrow moves by words too: on macOS, and where control belongs to the window manager.
        case .left where movesByWord: return .controlLeft
        case .right where movesByWord: return .controlRight
        // The names that Emacs uses, so that no new ones are needed.
        case .delete where movesByWord: return .alt("d")
        case .backspace where movesByWord: return .alt("\u{7F}")
        case .home where modifiers.contains(.control): return .alt("<")
        case .end where modifiers.contains(.control): return .alt(">")
        case .tab where modifiers.contains(.shift): return .backTab
        // As terminfo counts them: F13 is shift and F1.
        case .function(let number) where number <= 12: return .function(number + 12 * row(modifiers))
        default: return key
        }
    }

    private static func row(_ modifiers: Modifiers) -> Int {
        switch (modifiers.contains(.shift), modifiers.contains(.control), modifiers.contains(.alt)) {
        case (true, false, false): 1
        case (false, true, _): 2
        case (true, true, _): 3
        case (false, false, true): 4
        case (true, false, true): 5
        case (false, false, false): 0
        }
    }

    private static func character(_ character: Character, with modifiers: Modifiers) -> Key? {
        if modifiers.contains(.control) {
            guard let key = control(character) else { return nil }
            return modifiers.contains(.alt) ? self.key(key, with: .alt) : key
        }
        var character = character
        if modifiers.contains(.shift), character.isLowercase, character.uppercased().count == 1 {
            character = Character(character.uppercased())
        }
        return modifiers.contains(.alt) ? .alt(character) : .character(character)
    }

    /// Control with a character, as the byte that terminals without extended key reports send.
    private static func control(_ character: Character) -> Key? {
        guard let byte = character.asciiValue else { return nil }
        switch byte {
        case UInt8(ascii: " "): return .control(" ")
        case UInt8(ascii: "?"): return .backspace
        case UInt8(ascii: "@")...UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"): return key(of: byte & 0x1F)
        default: return nil
        }
    }

    /// The key that sends a control byte.
    static func key(of byte: UInt8) -> Key {
        switch byte {
        case 0: .control(" ")
        case 9: .tab
        // Enter is a carriage return; programs that type for the user often send a line feed.
        case 10, 13: .enter
        case 8, 127: .backspace
        case 27: .escape
        case 28...31: .control(Character(Unicode.Scalar(byte + 64)))
        default: .control(Character(Unicode.Scalar(byte + 96)))
        }
    }
}
