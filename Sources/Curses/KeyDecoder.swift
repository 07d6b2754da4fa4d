package import Canvas

/// Decodes the bytes of one read into the user's input and the terminal's replies.
///
/// A value between reads: it keeps an incomplete character, sequence or paste, and has the time by which to look again
/// (`deadline`). A reply may arrive at any time, split anywhere, and never becomes keys.
package struct KeyDecoder: Sendable {
    /// One decoded event.
    package enum Decoded: Hashable, Sendable {
        case input(Input)
        case reply(TerminalReply)
    }

    /// The maximum length of a paste, in bytes.
    package static let pasteLimit = 1 << 20
    /// The maximum wait for the rest of a sequence.
    package static let sequenceTimeout = Duration.seconds(1)
    /// The time after an escape in which the rest of its sequence is still recognized.
    package static let escapeMemory = Duration.milliseconds(500)

    /// True while a reply in the form of a control string is expected, so that `ESC ]` and `ESC P` are hardly keys.
    package var expectsStrings = false

    private var sequences: ControlSequenceParser
    private let escapeDelay: Duration
    private let keys: [[UInt8]: Key]
    private var text: [UInt8] = []
    private var paste: [UInt8]?
    /// The number of control characters left out of the paste, the escapes of its sequences included.
    private var pasteDrops = 0
    private var isPasteTooLong = false
    private var pastes: PasteDetector
    /// The time of the last bytes of the pending input.
    private var pendingSince: ContinuousClock.Instant?
    /// The time at which a pending escape was reported as a key.
    private var escapedAt: ContinuousClock.Instant?

    /// - Parameters:
    ///   - escapeDelay: The time after an escape to wait for the rest of a key.
    ///   - keys: The keys in the terminfo entry, by their sequences; they have precedence over those known for
    ///     terminals in general.
    ///   - marksPastes: True when the terminal is known to mark pastes.
    package init(escapeDelay: Duration = .milliseconds(25), keys: [[UInt8]: Key] = [:], marksPastes: Bool = false) {
        self.escapeDelay = escapeDelay
        self.keys = keys
        pastes = PasteDetector(isTrusting: marksPastes)
        sequences = ControlSequenceParser(decodesX10Mouse: keys[Array("\u{1B}[M".utf8)] == nil)
    }

    /// The time at which pending input is given up unless more arrives; nil when nothing is pending.
    package var deadline: ContinuousClock.Instant? {
        guard let pendingSince else { return nil }
        return switch sequences.pending {
        case .nothing: nil
        case .escape: pendingSince + escapeDelay
        case .introducer(let byte): pendingSince + (mayBeSplit(byte) ? Self.sequenceTimeout : escapeDelay)
        case .sequence: pendingSince + Self.sequenceTimeout
        }
    }

    /// True when the bytes after an escape and `byte` may be late: keys and reports begin with `[` and `O`.
    private func mayBeSplit(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
            || expectsStrings && (byte == UInt8(ascii: "]") || byte == UInt8(ascii: "P"))
    }

    /// Decodes the bytes of one read at `now`, in order.
    package mutating func decode(_ bytes: [UInt8], at now: ContinuousClock.Instant) -> [Decoded] {
        guard !bytes.isEmpty else { return [] }
        // A terminal that lost the end of a paste must not swallow keys indefinitely.
        if bytes == [3] { paste = nil }
        let continuesEscape = beginsAfterEscape(bytes, at: now)
        escapedAt = nil
        let isFresh = sequences.pending == .nothing
        let tokens = sequences.parse(continuesEscape ? [27] + bytes : bytes)
        pendingSince = sequences.pending == .nothing ? nil : now
        if isFresh, !continuesEscape, paste == nil, !tokens.contains(where: Self.beginsPaste),
            pastes.isPaste(tokens, at: now)
        {
            return unmarkedPaste(tokens)
        }
        return decode(tokens)
    }

    /// Gives up pending input whose deadline has passed.
    package mutating func expire(at now: ContinuousClock.Instant) -> [Decoded] {
        guard let deadline, now >= deadline else { return [] }
        if sequences.pending == .escape { escapedAt = now }
        pendingSince = nil
        return decode(sequences.flushPending())
    }

    /// True when an escape was reported as a key a moment ago and `bytes` are the rest of its sequence.
    private func beginsAfterEscape(_ bytes: [UInt8], at now: ContinuousClock.Instant) -> Bool {
        guard let escapedAt, now - escapedAt < Self.escapeMemory, bytes.count > 1 else { return false }
        switch bytes[0] {
        case UInt8(ascii: "["):
            var scratch = sequences
            guard case .csi(let function)? = scratch.parse([27] + bytes).first else { return false }
            return decoded(function) != nil
        case UInt8(ascii: "O"): return "ABCDHFPQRS".utf8.contains(bytes[1])
        case UInt8(ascii: "]"): return (0x30...0x39).contains(bytes[1])
        case UInt8(ascii: "P"): return expectsStrings && "0>1".utf8.contains(bytes[1])
        default: return false
        }
    }

    private mutating func decode(_ tokens: [ControlSequenceParser.Token]) -> [Decoded] {
        var results: [Decoded] = []
        for token in tokens {
            if paste != nil { collect(token, into: &results) } else { decode(token, into: &results) }
        }
        flush(into: &results, isLast: true)
        return results
    }

    private mutating func decode(_ token: ControlSequenceParser.Token, into results: inout [Decoded]) {
        if case .text(let bytes) = token {
            text += bytes
            return
        }
        flush(into: &results, isLast: false)
        switch token {
        case .text: break
        case .control(let byte): results.append(.input(.key(KeyTable.key(of: byte))))
        case .escape: results.append(.input(.key(.escape)))
        case .meta(let bytes): results += Self.meta(bytes, keys).map { .input(.key($0)) }
        case .csi(let function):
            if Self.beginsPaste(token) {
                // Esc was pressed just before.
                if function.isMeta { results.append(.input(.key(.escape))) }
                (paste, pasteDrops, isPasteTooLong) = ([], 0, false)
                pastes.isTrusting = true
            } else if let decoded = decoded(function) {
                if function.isMeta, !Self.isKey(decoded) { results.append(.input(.key(.escape))) }
                results.append(decoded)
            }
        case .ss3(let function):
            if let key = keys[Self.bytes("\u{1B}O", function)] ?? KeyTable.key(ss3: function) {
                results.append(.input(.key(key)))
            }
        case .string(let introducer, let bytes): results.append(.reply(TerminalReply(introducer, bytes)))
        case .broken: break
        }
    }

    private static func isKey(_ decoded: Decoded) -> Bool {
        if case .input(.key) = decoded { true } else { false }
    }

    private static func beginsPaste(_ token: ControlSequenceParser.Token) -> Bool {
        guard case .csi(let function) = token else { return false }
        return function.final == UInt8(ascii: "~") && function.parameters == Array("200".utf8)
    }

    // MARK: sequences

    /// The meaning of a control function after CSI; nil when it has none here, and then it is dropped.
    private func decoded(_ function: ControlFunction) -> Decoded? {
        if let key = keys[Self.bytes("\u{1B}[", function)] {
            return KeyTable.key(key, with: function.isMeta ? .alt : []).map { .input(.key($0)) }
        }
        switch (function.final, function.parameters) {
        case (UInt8(ascii: "I"), []): return .input(.focus(true))
        case (UInt8(ascii: "O"), []): return .input(.focus(false))
        default: break
        }
        if function.marker == "<" { return MouseReport.mouse(function).map { .input(.mouse($0)) } }
        if let reply = TerminalReply(function) { return .reply(reply) }
        return KeyTable.key(csi: function).map { .input(.key($0)) }
    }

    private static func bytes(_ introducer: String, _ function: ControlFunction) -> [UInt8] {
        Array(introducer.utf8) + function.parameters + [function.final]
    }

    /// The key for Alt and one character.
    private static func meta(_ bytes: [UInt8], _ keys: [[UInt8]: Key]) -> [Key] {
        if let key = keys[[27] + bytes] { return [key] }
        if bytes.count == 1, bytes[0] < 32 || bytes[0] == 127 {
            return KeyTable.key(KeyTable.key(of: bytes[0]), with: .alt).map { [$0] } ?? []
        }
        return String(decoding: bytes, as: UTF8.self).compactMap { isTyped($0) ? .alt($0) : nil }
    }

    // MARK: text

    /// Emits the collected text as grapheme clusters; the bytes of a character that the next read may complete stay.
    private mutating func flush(into results: inout [Decoded], isLast: Bool) {
        guard !text.isEmpty else { return }
        let kept = isLast ? Self.incompleteCount(text) : 0
        let bytes = text.dropLast(kept)
        let whole = String(decoding: bytes, as: UTF8.self)
        text = Array(text.suffix(kept))
        if String(validating: bytes, as: UTF8.self) == nil { results.append(.input(.loss(.brokenKey))) }
        results += whole.compactMap { Self.isTyped($0) ? .input(.key(.character($0))) : nil }
    }

    /// The number of bytes at the end that begin a character without completing it.
    private static func incompleteCount(_ bytes: [UInt8]) -> Int {
        for (count, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
            let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return count + 1 < needed ? count + 1 : 0
        }
        return 0
    }

    /// True when the character can have been typed: no invalid bytes, no C1 controls.
    private static func isTyped(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        return scalar != "\u{FFFD}" && !(0x80..<0xA0).contains(scalar.value)
    }

    // MARK: pastes

    /// Adds to a marked paste. Keys inside it are escape sequences of its text: their control characters are dropped,
    /// and they never act as keys.
    private mutating func collect(_ token: ControlSequenceParser.Token, into results: inout [Decoded]) {
        var added: [UInt8] = []
        switch token {
        case .text(let bytes): added = bytes
        case .broken(let bytes), .meta(let bytes):
            added = bytes
            pasteDrops += 1
        case .control(let byte): added = [byte]
        case .escape: pasteDrops += 1
        case .csi(let function):
            if function.isMeta { pasteDrops += 1 }
            if function.final == UInt8(ascii: "~"), function.parameters == Array("201".utf8) {
                results +=
                    isPasteTooLong
                    ? [.input(.loss(.longPaste(limit: Self.pasteLimit)))]
                    : Self.pasted(paste ?? [], drops: pasteDrops)
                paste = nil
                return
            }
            switch decoded(function) {
            case .reply(let reply)? where reply != .other: results.append(.reply(reply))
            case .input(.focus(let isFocused))?: results.append(.input(.focus(isFocused)))
            default:
                added = Self.bytes("[", function)
                pasteDrops += 1
            }
        case .ss3(let function):
            added = Self.bytes("O", function)
            pasteDrops += function.isMeta ? 2 : 1
        case .string(let introducer, let bytes):
            let reply = TerminalReply(introducer, bytes)
            if reply != .other {
                results.append(.reply(reply))
            } else {
                // The string's introducer and terminator.
                added = bytes
                pasteDrops += 2
            }
        }
        guard let count = paste?.count, count + added.count <= Self.pasteLimit else {
            // The paste is rejected as a whole, so nothing need be kept.
            (paste, isPasteTooLong) = ([], true)
            return
        }
        if !isPasteTooLong { paste?.append(contentsOf: added) }
    }

    /// Decodes one read as an unmarked paste: its text as a whole, and replies beside it. A sequence that would be a
    /// key, or is unknown, is dropped and counted as one control character.
    private mutating func unmarkedPaste(_ tokens: [ControlSequenceParser.Token]) -> [Decoded] {
        var results: [Decoded] = []
        var bytes = text
        var drops = 0
        for token in tokens {
            switch token {
            case .text(let more): bytes += more
            case .control(let byte): bytes.append(byte)
            case .csi(let function):
                if let decoded = decoded(function), !Self.isKey(decoded) {
                    results.append(decoded)
                } else {
                    drops += 1
                }
            case .string(let introducer, let bytes): results.append(.reply(TerminalReply(introducer, bytes)))
            case .escape, .meta, .ss3, .broken: drops += 1
            }
        }
        let kept = Self.incompleteCount(bytes)
        text = Array(bytes.suffix(kept))
        return Self.pasted(bytes.dropLast(kept), drops: drops) + results
    }

    /// The events for a paste of `bytes`: its text and what was dropped, or the reason why it is rejected as a whole.
    private static func pasted(_ bytes: some BidirectionalCollection<UInt8>, drops: Int) -> [Decoded] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let (byte, offset) = firstBroken(in: bytes)
            return [.input(.loss(.brokenPaste(byte: byte, offset: offset)))]
        }
        let (cleaned, more) = cleaned(text)
        let dropped = drops + more
        return [.input(.paste(cleaned))] + (dropped > 0 ? [.input(.loss(.controls(dropped)))] : [])
    }

    /// The first byte that is not UTF-8, and its offset.
    private static func firstBroken(in bytes: some Collection<UInt8>) -> (byte: UInt8, offset: Int) {
        var iterator = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var offset = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
        return (bytes.dropFirst(offset).first ?? 0, offset)
    }

    /// A paste's text: line ends become line feeds, and control characters are dropped, escape among them; with the
    /// number of dropped ones.
    private static func cleaned(_ text: String) -> (text: String, drops: Int) {
        var scalars = String.UnicodeScalarView()
        var follows = false
        var drops = 0
        for scalar in text.unicodeScalars {
            defer { follows = scalar == "\r" }
            switch scalar.value {
            case 13: scalars.append("\n")
            case 10 where follows: continue
            case 9, 10, 32..<127, 160...: scalars.append(scalar)
            default: drops += 1
            }
        }
        return (String(scalars), drops)
    }
}
