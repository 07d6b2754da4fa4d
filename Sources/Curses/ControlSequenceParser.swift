/// Splits a terminal's input into typed text, control characters and the escape sequences of ECMA-48.
///
/// A value between reads: it keeps the beginning of an incomplete sequence, within bounds, and never reports any part
/// of a broken sequence as text. Only 7-bit forms are recognized: the 8-bit ones are bytes of UTF-8.
package struct ControlSequenceParser: Sendable {
    /// One piece of the input.
    package enum Token: Hashable, Sendable {
        /// Bytes of text; a character may be split at the end of a read.
        case text([UInt8])
        /// A control character other than escape, or DEL.
        case control(UInt8)
        /// An escape that does not begin a sequence.
        case escape
        /// An escape before one character, as Alt sends it.
        case meta([UInt8])
        /// A control sequence (CSI).
        case csi(ControlFunction)
        /// SS3 with its final byte, and the parameters that old terminals put before it.
        case ss3(ControlFunction)
        /// The content of a terminated OSC, DCS, APC, PM or SOS string.
        case string(Introducer, [UInt8])
        /// A sequence that is incomplete or longer than any known one.
        case broken([UInt8])
    }

    /// The kind of a control string, by the byte after the escape.
    package enum Introducer: UInt8, Sendable {
        case osc = 0x5D
        case dcs = 0x50
        case apc = 0x5F
        case pm = 0x5E
        case sos = 0x58
    }

    /// Pending input, in order of how surely it is not a key.
    package enum Pending: Hashable, Sendable {
        /// No input is pending.
        case nothing
        /// One escape, or two.
        case escape
        /// An escape and a byte that Alt may have been pressed with, or that begins a sequence.
        case introducer(UInt8)
        /// A sequence that cannot be a key.
        case sequence
    }

    /// The maximum length of a control string, in bytes; a longer one is reported as `broken`.
    package static let stringLimit = 4096
    private static let functionLimit = 128

    /// The states of the parser; `ground` is the name that ECMA-48 parsers use for the state outside sequences.
    private enum State: Sendable {
        case ground
        case escape
        /// After an escape, in a character of more than one byte.
        case meta(missing: Int)
        case csi
        case ss3
        /// After `ESC [ [`, of the Linux console.
        case consoleKey
        /// In the three bytes after `ESC [ M`, the oldest form of mouse report (xterm ctlseqs, X10 compatibility mode).
        case x10Mouse(missing: Int)
        case string(Introducer, sawEscape: Bool)
    }

    private var state = State.ground
    /// The bytes of the sequence so far, without its escape and introducer.
    private var bytes: [UInt8] = []
    /// True when a second escape precedes the sequence, as rxvt and others send Alt.
    private var isMeta = false
    private var tokens: [Token] = []
    private var text: [UInt8] = []
    private let decodesX10Mouse: Bool

    /// - Parameter decodesX10Mouse: True when `ESC [ M` begins a mouse report; false where it is a key of the terminal.
    package init(decodesX10Mouse: Bool = true) { self.decodesX10Mouse = decodesX10Mouse }

    /// The input that is kept until more arrives.
    package var pending: Pending {
        switch state {
        case .ground: .nothing
        case .escape: .escape
        case .csi where bytes.isEmpty: .introducer(UInt8(ascii: "["))
        case .ss3 where bytes.isEmpty: .introducer(UInt8(ascii: "O"))
        case .string(let introducer, sawEscape: false) where bytes.isEmpty: .introducer(introducer.rawValue)
        default: .sequence
        }
    }

    /// Parses the bytes of one read.
    package mutating func parse(_ batch: some Sequence<UInt8>) -> [Token] {
        for byte in batch { parse(byte) }
        return flushed()
    }

    /// Gives up the pending input: an escape or a key with Alt where it may be one, else a broken sequence.
    package mutating func flushPending() -> [Token] {
        endPending()
        return flushed()
    }

    private mutating func flushed() -> [Token] {
        flushText()
        defer { tokens = [] }
        return tokens
    }

    private mutating func flushText() {
        guard !text.isEmpty else { return }
        tokens.append(.text(text))
        text = []
    }

    private mutating func emit(_ token: Token) {
        flushText()
        tokens.append(token)
        reset()
    }

    private mutating func reset() {
        state = .ground
        bytes = []
        isMeta = false
    }

    private mutating func parse(_ byte: UInt8) {
        switch state {
        case .ground: ground(byte)
        case .escape: escape(byte)
        case .meta(let missing):
            guard byte & 0xC0 == 0x80 else { return restart(byte) }
            bytes.append(byte)
            if missing == 1 { emit(.meta(bytes)) } else { state = .meta(missing: missing - 1) }
        case .csi: csi(byte)
        case .ss3: ss3(byte)
        case .consoleKey:
            guard (0x40...0x7E).contains(byte) else { return restart(byte) }
            emit(.csi(ControlFunction(parameters: [UInt8(ascii: "[")], final: byte, isMeta: isMeta)))
        case .x10Mouse(let missing):
            // The bytes are 32 or more; a smaller one means that this is not a report.
            guard byte >= 32 else { return restart(byte) }
            bytes.append(byte)
            if missing == 1 { emit(.broken(bytes)) } else { state = .x10Mouse(missing: missing - 1) }
        case .string(let introducer, let sawEscape): string(introducer, byte, sawEscape: sawEscape)
        }
    }

    /// Breaks off the pending input and parses `byte` as a new beginning.
    private mutating func restart(_ byte: UInt8) {
        endPending()
        parse(byte)
    }

    private mutating func endPending() {
        switch pending {
        case .nothing: return
        case .escape:
            if isMeta { tokens.append(.escape) }
            emit(.escape)
        case .introducer(let byte):
            if isMeta { tokens.append(.escape) }
            emit(.meta([byte]))
        case .sequence: emit(.broken(bytes))
        }
    }

    private mutating func ground(_ byte: UInt8) {
        switch byte {
        case 27:
            flushText()
            state = .escape
        case 0..<32, 127: emit(.control(byte))
        default: text.append(byte)
        }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 27:
            if isMeta { tokens.append(.escape) }
            isMeta = true
        case UInt8(ascii: "["): state = .csi
        case UInt8(ascii: "O"): state = .ss3
        case 0xC2..<0xF5:
            if isMeta { tokens.append(.escape) }
            isMeta = false
            bytes = [byte]
            state = .meta(missing: byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1)
        case 0x80...: restart(byte)
        default:
            if isMeta { tokens.append(.escape) }
            isMeta = false
            if let introducer = Introducer(rawValue: byte) {
                state = .string(introducer, sawEscape: false)
            } else {
                emit(.meta([byte]))
            }
        }
    }

    private mutating func csi(_ byte: UInt8) {
        switch byte {
        // rxvt ends keys with shift this way, where ECMA-48 has no final byte.
        case UInt8(ascii: "$") where !bytes.isEmpty && bytes.allSatisfy({ (0x30...0x39).contains($0) }):
            emit(.csi(ControlFunction(parameters: bytes, final: byte, isMeta: isMeta)))
        case 0x20...0x3F:
            bytes.append(byte)
            if bytes.count > Self.functionLimit { emit(.broken(bytes)) }
        case UInt8(ascii: "[") where bytes.isEmpty:
            bytes = [byte]
            state = .consoleKey
        case UInt8(ascii: "M") where bytes.isEmpty && decodesX10Mouse:
            bytes = [UInt8(ascii: "["), byte]
            state = .x10Mouse(missing: 3)
        case 0x40...0x7E: emit(.csi(ControlFunction(parameters: bytes, final: byte, isMeta: isMeta)))
        default: restart(byte)
        }
    }

    private mutating func ss3(_ byte: UInt8) {
        switch byte {
        // Old forms of a key with a modifier: `ESC O 5 A`, `ESC O 1 ; 2 P`.
        case 0x30...0x3B where bytes.count < 8: bytes.append(byte)
        case 0x20...0x7E: emit(.ss3(ControlFunction(parameters: bytes, final: byte, isMeta: isMeta)))
        default: restart(byte)
        }
    }

    private mutating func string(_ introducer: Introducer, _ byte: UInt8, sawEscape: Bool) {
        if sawEscape {
            if byte == UInt8(ascii: "\\") { return end(introducer) }
            emit(.broken(bytes))
            state = .escape
            return parse(byte)
        }
        switch byte {
        case 27: state = .string(introducer, sawEscape: true)
        case 7: end(introducer)
        // CAN and SUB cancel a sequence (ECMA-48, and DEC's terminals).
        case 0x18, 0x1A: emit(.broken(bytes))
        default: if bytes.count <= Self.stringLimit { bytes.append(byte) }
        }
    }

    private mutating func end(_ introducer: Introducer) {
        emit(bytes.count > Self.stringLimit ? .broken(bytes) : .string(introducer, bytes))
    }
}
