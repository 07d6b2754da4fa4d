internal import CNcurses

/// The terminfo entry of TERM, open for questions; one at a time, on the loop's thread.
struct TerminfoProbe: ~Copyable {
    private let name: String

    private init(opened name: String) { self.name = name }

    /// Opens the entry of `name`, which TERM must hold.
    static func open(name: String) throws(TerminalError) -> TerminfoProbe {
        guard cnc_probe(1) == 1 else { throw .unknownTerminal(name) }
        let probe = TerminfoProbe(opened: name)
        guard cnc_probe_has("cup") else { throw .incapableTerminal(name) }
        return probe
    }

    deinit { cnc_probe_end() }

    /// What the entry and the locale say.
    func facts() -> TerminalFacts {
        TerminalFacts(
            colors: max(0, Int(cnc_probe_number("colors"))),
            takesRGB: cnc_probe_flag("RGB"),
            knowsRGB: cnc_probe_flag("Tc"),
            charset: String(cString: cnc_charset()))
    }

    /// The same entry with 24-bit colours, in the form that every terminal which has them takes.
    ///
    /// The capabilities that rewrite the terminal's palette are left out.
    func overlay() -> TerminfoEntry {
        var entry = TerminfoEntry(
            names: [name, "24-bit overlay"], flags: [], numbers: [], strings: [], extendedFlags: ["RGB"])
        Self.each(cnc_flag_name) { name in entry.flags.append(name != "ccc" && cnc_probe_flag(name)) }
        Self.each(cnc_number_name) { name in
            let value = cnc_probe_number(name)
            entry.numbers.append(
                name == "colors" ? 1 << 24 : name == "pairs" ? 1 << 16 : value < 0 ? nil : value)
        }
        Self.each(cnc_string_name) { name in
            switch name {
            case "setaf": entry.strings.append(TerminfoEntry.setForeground)
            case "setab": entry.strings.append(TerminfoEntry.setBackground)
            case "initc", "initp", "oc", "setf", "setb", "scp": entry.strings.append(nil)
            default:
                entry.strings.append(cnc_probe_string(name).map(Self.bytes))
            }
        }
        return entry
    }

    // Not by way of String, which would repair bytes above 127.
    private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
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
