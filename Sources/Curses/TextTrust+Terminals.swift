package import Canvas

extension TextTrust {
    /// The text that a terminal is trusted with, by its reported name and version (XTVERSION); nil where they are no
    /// evidence, as behind tmux, which answers itself.
    ///
    /// Terminals that reorder right-to-left text are VTE, Konsole, mlterm, mintty, PuTTY and Apple's Terminal.
    package init?(terminal version: String) {
        /// The number after `name` and an opening parenthesis.
        func number(after name: String) -> Int? {
            guard version.hasPrefix(name + "(") else { return nil }
            return Int(version.dropFirst(name.count + 1).prefix { $0.isASCII && $0.isNumber })
        }
        if ["kitty(", "foot(", "WezTerm ", "ghostty "].contains(where: version.hasPrefix) {
            self = .recent
        } else if let patch = number(after: "XTerm"), patch >= 370 {
            self = .recent
        } else if let release = number(after: "VTE"), release >= 6800 {
            self = TextTrust(unicode: 14, keepsOrder: false)
        } else {
            return nil
        }
    }

    /// The trust in a few words.
    var words: String {
        let emoji = unicode < 9 ? "no emoji" : unicode > 20 ? "all emoji" : "emoji up to Unicode \(unicode)"
        return "\(emoji), right-to-left text \(keepsOrder ? "as it is" : "replaced")"
    }
}
