extension TerminalEmulator {
    /// What a terminal is told.
    enum Action: Hashable, Sendable {
        case print(Unicode.Scalar)
        case control(UInt8)
        /// ESC, intermediates and a final byte.
        case escape(String)
        /// ESC [, a private marker, parameters, intermediates and a final byte.
        case sequence(marker: Character?, parameters: [Int?], final: String)
        case command(String)
    }

    /// Splits bytes into actions.
    struct Parser: Sendable {
        private enum Place: Sendable {
            case ground, escape, sequence, string
        }

        private var place = Place.ground
        private var collected: [UInt8] = []
        private var isCommand = false
        private var hasEscape = false
        private var utf8: [UInt8] = []

        /// Whether the next byte begins something.
        var isAtRest: Bool { place == .ground && utf8.isEmpty }

        mutating func take(_ byte: UInt8) -> Action? {
            // CAN and SUB end every sequence, wherever they come.
            if byte == 0x18 || byte == 0x1A {
                place = .ground
                utf8 = []
                return nil
            }
            switch place {
            case .ground: return ground(byte)
            case .escape: return escape(byte)
            case .sequence: return sequence(byte)
            case .string: return string(byte)
            }
        }

        private mutating func ground(_ byte: UInt8) -> Action? {
            if byte == 0x1B {
                place = .escape
                collected = []
                return nil
            }
            if byte < 0x20 || byte == 0x7F { return .control(byte) }
            utf8.append(byte)
            let needed = utf8[0] >= 0xF0 ? 4 : utf8[0] >= 0xE0 ? 3 : utf8[0] >= 0xC0 ? 2 : 1
            guard utf8.count >= needed else { return nil }
            let scalar = String(decoding: utf8, as: UTF8.self).unicodeScalars.first
            utf8 = []
            return scalar.map { .print($0) }
        }

        private mutating func escape(_ byte: UInt8) -> Action? {
            switch byte {
            case UInt8(ascii: "["): place = .sequence
            case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
                place = .string
                isCommand = byte == UInt8(ascii: "]")
                hasEscape = false
            case 0x20...0x2F: collected.append(byte)
            default:
                place = .ground
                return .escape(String(decoding: collected + [byte], as: UTF8.self))
            }
            return nil
        }

        private mutating func sequence(_ byte: UInt8) -> Action? {
            guard (0x40...0x7E).contains(byte) else {
                collected.append(byte)
                return nil
            }
            place = .ground
            let marker = collected.first.flatMap { (0x3C...0x3F).contains($0) ? Character(Unicode.Scalar($0)) : nil }
            let body = collected.dropFirst(marker == nil ? 0 : 1)
            let intermediates = body.filter { $0 < 0x30 }
            let parameters = body.filter { $0 >= 0x30 }
                .split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
                .map { Int(String(decoding: $0, as: UTF8.self)) }
            return .sequence(
                marker: marker, parameters: parameters, final: String(decoding: intermediates + [byte], as: UTF8.self))
        }

        private mutating func string(_ byte: UInt8) -> Action? {
            defer { hasEscape = byte == 0x1B }
            // Inside tmux's passthrough an escape is doubled; only ESC \ ends the string.
            guard byte == 7 && isCommand || hasEscape && byte == UInt8(ascii: "\\") else {
                collected.append(byte)
                return nil
            }
            place = .ground
            if byte != 7 { collected.removeLast() }
            return isCommand ? .command(String(decoding: collected, as: UTF8.self)) : nil
        }
    }
}
