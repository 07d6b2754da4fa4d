internal import CNcurses
internal import Canvas

extension TerminfoProbe {
    /// Returns the keys in the entry, as far as they are escape sequences.
    ///
    /// Keys that send a single control character are left out: ctrl-h and ctrl-k are keys themselves. So are those of
    /// the number pad, which would turn digits into cursor keys.
    func keys() -> [[UInt8]: Key] {
        var keys: [[UInt8]: Key] = [:]
        for (name, key) in Self.capabilities {
            guard let text = cnc_probe_string(name) else { continue }
            let bytes = Self.bytes(text)
            if bytes.count >= 2, bytes[0] == 27, keys[bytes] == nil { keys[bytes] = key }
        }
        return keys
    }

    /// Names of terminfo(5) and, at the end, the extensions of ncurses' own entries (user_caps(5)).
    private static let capabilities: [(name: String, key: Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kfnd", .home), ("kslt", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
            ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
            ("kri", .up), ("kind", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home), ("kEND", .end),
            ("kDC", .delete), ("kPRV", .pageUp), ("kNXT", .pageDown), ("kIC", .insert),
            ("kLFT5", .controlLeft), ("kRIT5", .controlRight), ("kLFT3", .controlLeft), ("kRIT3", .controlRight),
            ("kUP5", .up), ("kDN5", .down), ("kUP3", .up), ("kDN3", .down), ("kDC5", .alt("d")), ("kDC3", .alt("d")),
            ("kHOM5", .alt("<")), ("kEND5", .alt(">")),
        ] + (1...63).map { ("kf\($0)", .function($0)) }
}
