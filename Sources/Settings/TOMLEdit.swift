import Themes

/// A change of one value in a TOML text.
enum TOMLEdit {
    /// Returns `toml`, which is valid, with `key` of the top level set to the string `value`. Everything else stays as
    /// it is, byte for byte.
    ///
    /// A new key goes below the last one of the top level, else above the first section and its comment.
    static func text(_ toml: String, setting key: String, to value: String) -> String {
        let places = TOMLPositions(toml)
        let text = toml.unicodeScalars
        if let range = places.ranges[key] {
            return String(text[..<range.lowerBound]) + quoted(value) + String(text[range.upperBound...])
        }
        let newline = text.firstIndex(of: "\n").map { $0 > text.startIndex && text[text.index(before: $0)] == "\r" }
        let line = "\(key) = \(quoted(value))"
        let end = newline == true ? "\r\n" : "\n"
        func inserted(_ new: String, at place: String.Index) -> String {
            String(text[..<place]) + new + String(text[place...])
        }
        if let last = places.lastTopLevelEnd, let lineEnd = text[last...].firstIndex(of: "\n") {
            return inserted(line + end, at: text.index(after: lineEnd))
        }
        if places.lastTopLevelEnd == nil, let section = places.firstSection {
            return inserted(line + end + end, at: startOfComment(above: section, in: text))
        }
        let isLineEnded = text.isEmpty || text.last == "\n"
        return toml + (isLineEnded ? "" : end) + line + end
    }

    /// The start of the lines of comment directly above the line of `section`, or of that line.
    private static func startOfComment(above section: String.Index, in text: String.UnicodeScalarView) -> String.Index {
        func lineStart(_ place: String.Index) -> String.Index {
            text[..<place].lastIndex(of: "\n").map(text.index(after:)) ?? text.startIndex
        }
        var start = lineStart(section)
        while start > text.startIndex {
            let above = lineStart(text.index(before: start))
            guard text[above..<start].first(where: { $0 != " " && $0 != "\t" }) == "#" else { break }
            start = above
        }
        return start
    }

    /// `value` as a basic string of TOML 1.0.
    private static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case "\0"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
