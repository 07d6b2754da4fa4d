import Domain
import JSON

/// A text with alternatives in braces: `a {red|blue} owl` is two texts.
///
/// - Braces contain alternatives where there is a bar on their level; all other braces are text. Groups nest:
///   `{owl|{red|blue} fox}` is three texts. An alternative may be empty, and keeps its spaces.
/// - A backslash before a brace or a bar makes it text, and two of them there are one backslash, but only in a text
///   that would have a group otherwise: `\{x\}` alone is sent unchanged.
/// - JSON and templates are text: a text that is JSON, braces that begin with a quoted name and a colon, and a group in
///   doubled braces (`{{ name | upper }}`).
package struct SweepText: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case literal(String)
        case choice([SweepText])

        var count: Int {
            switch self {
            case .literal: 1
            case .choice(let alternatives): alternatives.reduce(0) { $0.addingWithSaturation($1.count) }
            }
        }
    }

    private let parts: [Part]
    /// The number of texts, at least 1, saturating at `Int.max`.
    package let count: Int

    /// Parses `text`; nil where it has no alternatives and is sent unchanged.
    ///
    /// - Complexity: O(*n*) in the text's length.
    package init?(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: "|")), text.utf8.contains(UInt8(ascii: "{")) else { return nil }
        let first = text.utf8.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        let looksLikeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        guard !looksLikeJSON || (try? JSONParser.parse(text)) == nil else { return nil }
        let groups = SweepGroups(text)
        guard !groups.isEmpty || groups.hasEscaped && !SweepGroups(text, ignoringEscapes: true).isEmpty else {
            return nil
        }
        self.init(groups, 0..<groups.bytes.count)
    }

    private init(_ groups: SweepGroups, _ range: Range<Int>) {
        var parts: [Part] = []
        var start = range.lowerBound
        for group in groups.outermost(in: range) {
            if start < group.range.lowerBound { parts.append(.literal(groups.text(start..<group.range.lowerBound))) }
            parts.append(.choice(group.alternatives.map { SweepText(groups, $0) }))
            start = group.range.upperBound
        }
        if start < range.upperBound || parts.isEmpty { parts.append(.literal(groups.text(start..<range.upperBound))) }
        self.parts = parts
        count = parts.reduce(1) { $0.multipliedWithSaturation(by: $1.count) }
    }

    /// Returns `text` escaped so that it has no alternatives.
    package static func escaping(_ text: String) -> String {
        guard SweepText(text) != nil else { return text }
        var escaped = ""
        var backslashes = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": backslashes += "\\"
            case "{", "|", "}":
                escaped += backslashes + backslashes + "\\" + String(character)
                backslashes = ""
            default:
                escaped += backslashes + String(character)
                backslashes = ""
            }
        }
        return escaped + backslashes
    }

    /// The text at `index`, from 0 to `count` - 1; the last group varies fastest.
    package subscript(index: Int) -> String {
        var rest = index
        var pieces: [String] = []
        for part in parts.reversed() {
            switch part {
            case .literal(let text): pieces.append(text)
            case .choice(let alternatives):
                var place = rest % part.count
                rest /= part.count
                for alternative in alternatives {
                    if place < alternative.count {
                        pieces.append(alternative[place])
                        break
                    }
                    place -= alternative.count
                }
            }
        }
        return pieces.reversed().joined()
    }
}
