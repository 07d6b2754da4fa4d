/// The positions of the keys and values in a TOML text.
///
/// TOMLKit reports the position of a syntax error, but not of a valid value with the wrong meaning. This scans a text
/// that TOMLKit has accepted (TOML 1.0), so it only has to find positions, not to validate.
package struct TOMLPositions {
    /// The position of each key or section name, by its path: `roles.accent.fg`.
    package private(set) var keys: [String: TextPosition] = [:]
    /// The position of each key's value.
    package private(set) var values: [String: TextPosition] = [:]
    /// The part of the text that is the value of each key, by its path.
    package private(set) var ranges: [String: Range<String.Index>] = [:]
    /// The end of the last value above the first section; nil where there is none.
    package private(set) var lastTopLevelEnd: String.Index?
    /// The bracket that opens the first section; nil where there is none.
    package private(set) var firstSection: String.Index?

    private var rest: Substring.UnicodeScalarView
    private var place: (line: Int, column: Int) = (1, 1)

    /// Scans `toml`, which TOMLKit has accepted.
    package init(_ toml: String) {
        rest = Substring(toml).unicodeScalars
        var section: [String] = []
        while true {
            skipBlanks(andLines: true)
            guard let scalar = rest.first else { return }
            if scalar == "[" {
                if firstSection == nil { firstSection = rest.startIndex }
                while rest.first == "[" { advance() }
                skipBlanks()
                let start = here
                section = path()
                note(start, in: &keys, section)
                while let scalar = rest.first, scalar != "\n" { advance(scalar) }
            } else {
                let before = rest.startIndex
                pair(in: section)
                // Skips what it does not understand.
                if rest.startIndex == before { advance() }
                if firstSection == nil { lastTopLevelEnd = rest.startIndex }
            }
        }
    }

    private var here: TextPosition { TextPosition(line: place.line, column: place.column) }

    private func note(_ place: TextPosition, in places: inout [String: TextPosition], _ path: [String]) {
        let name = path.joined(separator: ".")
        if places[name] == nil { places[name] = place }
    }

    // MARK: keys and values

    /// Scans `a.b = value`, within the table at `prefix`.
    private mutating func pair(in prefix: [String]) {
        let start = here
        let name = prefix + path()
        note(start, in: &keys, name)
        skipBlanks()
        guard rest.first == "=" else { return }
        advance()
        skipBlanks()
        note(here, in: &values, name)
        let before = rest
        value(of: name)
        let written = before[..<rest.startIndex].reversed().drop { " \t\r".unicodeScalars.contains($0) }
        ranges[name.joined(separator: ".")] = before.startIndex..<written.startIndex.base
    }

    /// Scans a key: bare or quoted words with dots between them.
    private mutating func path() -> [String] {
        var words: [String] = []
        while let scalar = rest.first {
            var word = ""
            if scalar == "\"" || scalar == "'" {
                word = string(quotedBy: scalar)
            } else {
                while let scalar = rest.first, Self.isBare(scalar) {
                    word.unicodeScalars.append(scalar)
                    advance()
                }
            }
            words.append(word)
            skipBlanks()
            guard rest.first == "." else { break }
            advance()
            skipBlanks()
        }
        return words
    }

    private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }

    private mutating func value(of name: [String]) {
        switch rest.first {
        case "\""?: _ = string(quotedBy: "\"")
        case "'"?: _ = string(quotedBy: "'")
        case "{"?: items(until: "}") { $0.pair(in: name) }
        // Elements of a list have no path.
        case "["?: items(until: "]") { $0.value(of: name) }
        default:
            while let scalar = rest.first, !",]}\n#".unicodeScalars.contains(scalar) { advance(scalar) }
        }
    }

    private mutating func items(until end: Unicode.Scalar, _ item: (inout Self) -> Void) {
        advance()
        while true {
            skipBlanks(andLines: true)
            guard let scalar = rest.first else { return }
            if scalar == end { return advance() }
            let before = rest.startIndex
            if scalar == "," { advance() } else { item(&self) }
            if rest.startIndex == before { advance(scalar) }
        }
    }

    /// Scans a string of one line or, in triple quotes, of several; escapes are kept as written.
    private mutating func string(quotedBy quote: Unicode.Scalar) -> String {
        let isLong = rest.starts(with: [quote, quote, quote])
        for _ in 0..<(isLong ? 3 : 1) { advance(quote) }
        var text = ""
        while let scalar = rest.first {
            if scalar == quote, !isLong || rest.starts(with: [quote, quote, quote]) {
                for _ in 0..<(isLong ? 3 : 1) { advance(quote) }
                // A multi-line string may end with one or two quotes of its own.
                while isLong, rest.first == quote { advance(quote) }
                break
            }
            text.unicodeScalars.append(scalar)
            advance(scalar)
            if scalar == "\\", quote == "\"", let next = rest.first { advance(next) }
        }
        return text
    }

    // MARK: advancing

    private mutating func advance(_ scalar: Unicode.Scalar = " ") {
        rest.removeFirst()
        place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
    }

    private mutating func skipBlanks(andLines: Bool = false) {
        while let scalar = rest.first {
            if scalar == "#", andLines {
                while let scalar = rest.first, scalar != "\n" { advance(scalar) }
            } else if scalar == " " || scalar == "\t" || andLines && (scalar == "\n" || scalar == "\r") {
                advance(scalar)
            } else {
                return
            }
        }
    }
}
