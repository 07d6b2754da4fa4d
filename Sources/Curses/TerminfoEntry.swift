internal import Canvas

/// A terminfo entry, as ncurses reads it from a file or from TERMINFO.
///
/// The layout is the "extended number format" of term(5): 32-bit numbers, so that `max_colors` can be 16,777,216.
struct TerminfoEntry: Hashable, Sendable {
    /// The entry's names; the first is the one that it is found by.
    var names: [String]
    /// The standard flags, in the order of ncurses' `boolnames`.
    var flags: [Bool]
    /// The standard numbers, in the order of `numnames`; nil where absent.
    var numbers: [Int32?]
    /// The standard strings, in the order of `strnames`; nil where absent.
    var strings: [[UInt8]?]
    /// Flags outside the standard, by name (user_caps(5)).
    var extendedFlags: [String] = []

    /// The capability `setaf` for the colors of `depth`; the first 16 are the terminal's own.
    ///
    /// With 24-bit colors, the numbers below 256 are those of the 256-color palette, in its shorter form: a screen can
    /// then show either depth.
    static func foreground(of depth: ColorDepth) -> [UInt8] {
        color(of: depth, normal: "3", bright: "9", extended: "38")
    }

    /// The capability `setab` for the colors of `depth`; the first 16 are the terminal's own.
    static func background(of depth: ColorDepth) -> [UInt8] {
        color(of: depth, normal: "4", bright: "10", extended: "48")
    }

    private static func color(of depth: ColorDepth, normal: String, bright: String, extended: String) -> [UInt8] {
        let sixteen = "%p1%{16}%<%t\(bright)%p1%{8}%-%d"
        let rest =
            switch depth {
            case .monochrome, .ansi8: "\(normal)%p1%d"
            case .ansi16: "%?%p1%{8}%<%t\(normal)%p1%d%e\(bright)%p1%{8}%-%d%;"
            case .palette256: "%?%p1%{8}%<%t\(normal)%p1%d%e\(sixteen)%e\(extended);5;%p1%d%;"
            case .trueColor:
                "%?%p1%{8}%<%t\(normal)%p1%d%e\(sixteen)%e%p1%{256}%<%t\(extended);5;%p1%d%e"
                    + "\(extended);2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;"
            }
        return Array("\u{1b}[\(rest)m".utf8)
    }

    /// Returns the entry in its binary form.
    func encoded() -> [UInt8] {
        let namesText = Array(names.joined(separator: "|").utf8) + [0]
        var (offsets, table) = (Data16(), [UInt8]())
        for string in strings { Self.add(string, to: &table, offsets: &offsets) }

        var data = Data16()
        let header = [0o1036, namesText.count, flags.count, numbers.count, strings.count, table.count]
        for value in header { data.append16(value) }
        data.bytes += namesText
        data.bytes += flags.map { $0 ? 1 : 0 }
        data.pad()
        for number in numbers { data.append32(number ?? -1) }
        data.bytes += offsets.bytes
        data.bytes += table

        guard !extendedFlags.isEmpty else { return data.bytes }
        var (nameOffsets, nameTable) = (Data16(), [UInt8]())
        for name in extendedFlags { Self.add(Array(name.utf8), to: &nameTable, offsets: &nameOffsets) }
        data.pad()
        for value in [extendedFlags.count, 0, 0, extendedFlags.count, nameTable.count] { data.append16(value) }
        data.bytes += extendedFlags.map { _ in 1 }
        data.pad()
        data.bytes += nameOffsets.bytes
        data.bytes += nameTable
        return data.bytes
    }

    /// Returns the entry as a value of TERMINFO, "hex:" in terminfo(5).
    func variable() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text = Array("hex:".utf8)
        for byte in encoded() {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func add(_ string: [UInt8]?, to table: inout [UInt8], offsets: inout Data16) {
        guard let string else { return offsets.append16(-1) }
        offsets.append16(table.count)
        table += string + [0]
    }

    /// Little-endian numbers.
    private struct Data16 {
        var bytes: [UInt8] = []

        mutating func append16(_ value: Int) {
            let value = UInt16(truncatingIfNeeded: value)
            bytes += [UInt8(value & 255), UInt8(value >> 8)]
        }

        mutating func append32(_ value: Int32) {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> Int32(shift))) }
        }

        mutating func pad() {
            if bytes.count % 2 == 1 { bytes.append(0) }
        }
    }
}
