internal import CNcurses
internal import Canvas

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The terminfo entry of TERM, open for reading; one at a time, on the loop's thread.
struct TerminfoProbe: ~Copyable {
    private let name: String
    private let entry: TerminalFacts.Entry

    private init(opened name: String, entry: TerminalFacts.Entry) {
        self.name = name
        self.entry = entry
    }

    /// Opens the entry of the terminal `name`, or a compatible one.
    ///
    /// A remote machine may not have the entry of the user's terminal. Nil when it has no compatible one either.
    static func open(name: String) -> TerminfoProbe? {
        if cnc_probe(name, 1) == 1 { return TerminfoProbe(opened: name, entry: .own) }
        for other in TerminalFamily.named(name).compatibleEntries where cnc_probe(other, 1) == 1 {
            return TerminfoProbe(opened: name, entry: .substitute(other))
        }
        return nil
    }

    deinit { cnc_probe_end() }

    /// Returns the facts in the entry and the locale, and the terminal's path.
    func facts() -> TerminalFacts {
        TerminalFacts(
            colors: max(0, Int(cnc_probe_number("colors"))),
            usesDirectColor: cnc_probe_flag("RGB"),
            supportsTrueColor: cnc_probe_flag("Tc"),
            charset: Self.charset(),
            entry: entry,
            canPlaceCursor: cnc_probe_has("cup"),
            path: Self.path())
    }

    /// The locale's character set.
    static func charset() -> String { String(cString: cnc_charset()) }

    /// The path of the terminal on a standard stream; nil where none of them is one.
    private static func path() -> String? {
        var name = [CChar](repeating: 0, count: 1024)
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where ttyname_r(stream, &name, name.count) == 0 {
            return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        return nil
    }

    /// Returns the entry under the terminal's name with the colors of `depth`, in the form that every terminal with
    /// such colors supports; unchanged for no colors.
    ///
    /// The capabilities that rewrite the terminal's palette are left out.
    func overlay(for depth: ColorDepth) -> TerminfoEntry {
        var entry = TerminfoEntry(
            names: [name, "overlay"], flags: [], numbers: [], strings: [],
            extendedFlags: depth == .trueColor ? ["RGB"] : [])
        let hasColors = depth > .monochrome
        Self.each(cnc_flag_name) { name in entry.flags.append(name != "ccc" && cnc_probe_flag(name)) }
        Self.each(cnc_number_name) { name in
            let value = cnc_probe_number(name)
            entry.numbers.append(
                hasColors && name == "colors"
                    ? Int32(depth.rawValue) : hasColors && name == "pairs" ? 1 << 16 : value < 0 ? nil : value)
        }
        Self.each(cnc_string_name) { name in
            switch name {
            case "setaf" where hasColors: entry.strings.append(TerminfoEntry.foreground(of: depth))
            case "setab" where hasColors: entry.strings.append(TerminfoEntry.background(of: depth))
            case "op" where hasColors: entry.strings.append(Array("\u{1B}[39;49m".utf8))
            case "initc", "initp", "oc", "setf", "setb", "scp": entry.strings.append(nil)
            default:
                entry.strings.append(cnc_probe_string(name).map(Self.bytes))
            }
        }
        return entry
    }

    // Not through String, which would replace bytes above 127.
    static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
        var bytes: [UInt8] = []
        while text[bytes.count] != 0 { bytes.append(UInt8(bitPattern: text[bytes.count])) }
        return bytes
    }

    private static func each(_ names: (Int32) -> UnsafePointer<CChar>?, _ body: (String) -> Void) {
        var index: Int32 = 0
        while let name = names(index) {
            body(String(cString: name))
            index += 1
        }
    }
}
