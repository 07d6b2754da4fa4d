internal import Canvas

extension KeyTable {
    /// Returns the key for a control function after CSI; nil when it is not a key.
    static func key(csi function: ControlFunction) -> Key? {
        let letter = Character(Unicode.Scalar(function.final))
        if function.parameters == [UInt8(ascii: "[")] { return consoleLetters[letter] }
        guard function.marker == nil else { return nil }
        let numbers = function.numbers
        // Only terminals that were asked to report key releases, which Easel never does.
        if numbers.count > 1, numbers[1].count > 1, numbers[1][1] == 3 { return nil }
        let modifiers = Modifiers(parameter: function.number(1)).union(function.isMeta ? .alt : [])
        switch letter {
        case "u": return coded(function.number(0), shifted: numbers, modifiers)
        // modifyOtherKeys of xterm.
        case "~" where function.number(0) == 27 && numbers.count == 3:
            return coded(function.number(2), shifted: [], modifiers)
        case "~", "^", "$", "@":
            guard let key = self.numbers[function.number(0) ?? 0] else { return nil }
            return self.key(key, with: modifiers.union(numberEndings[letter] ?? []))
        case "Z": return .backTab
        default:
            if let key = letters[letter] { return self.key(key, with: modifiers) }
            return smallLetters[letter].flatMap { self.key($0, with: modifiers.union(.shift)) }
        }
    }

    /// Returns the key for a byte after SS3; nil when it is not a key.
    static func key(ss3 function: ControlFunction) -> Key? {
        let letter = Character(Unicode.Scalar(function.final))
        let number = function.number(function.numbers.count - 1)
        let modifiers = Modifiers(parameter: number).union(function.isMeta ? .alt : [])
        if let key = letters[letter] ?? pad[letter] { return self.key(key, with: modifiers) }
        return smallLetters[letter].flatMap { self.key($0, with: modifiers.union(.control)) }
    }

    /// The key for a character code (kitty keyboard protocol, xterm's modifyOtherKeys); a second code is the character
    /// with shift.
    private static func coded(_ code: Int?, shifted: [[Int?]], _ modifiers: Modifiers) -> Key? {
        guard let code else { return nil }
        if let key = codes[code] { return self.key(key, with: modifiers) }
        // Private-use characters are kitty's other keys: locks, media, modifiers alone.
        guard code >= 32, !(0x80..<0xA0).contains(code), !(0xE000...0xF8FF).contains(code) else { return nil }
        if modifiers.contains(.shift), let first = shifted.first, first.count > 1, let other = first[1],
            let character = character(other)
        {
            return key(.character(character), with: modifiers.subtracting(.shift))
        }
        return character(code).flatMap { key(.character($0), with: modifiers) }
    }

    private static func character(_ code: Int) -> Character? {
        UInt32(exactly: code).flatMap(Unicode.Scalar.init).map(Character.init)
    }
}
