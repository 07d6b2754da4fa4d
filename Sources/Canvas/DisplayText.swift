/// Text that is safe to draw.
///
/// The one choke point for text from outside: control characters, escape
/// sequences, C1 controls, bidi controls, invisible and tag characters become
/// visible stand-ins (U+FFFD), line ends and tabs become spaces. `Canvas` draws
/// nothing else.
package struct DisplayText: Hashable, Sendable {
    /// The text, cleaned.
    package private(set) var string: String
    /// The columns it takes.
    package private(set) var width: Int
    private var isASCII: Bool

    /// Cleans `text`.
    ///
    /// - Complexity: O(*n*); text that is plain ASCII is only looked through.
    package init(_ text: String) {
        if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5F }) {
            self.init(clean: text, width: text.utf8.count, isASCII: true)
        } else {
            self = Self.joined(Cluster.clusters(cleaning: text))
        }
    }

    /// Cleans one grapheme cluster.
    init(_ character: Character) {
        if let columns = Cluster.columns(ofPlain: character) {
            self.init(clean: String(character), width: columns, isASCII: character.isASCII)
        } else {
            self.init(String(character))
        }
    }

    /// A text that is known to be clean.
    init(clean string: String, width: Int, isASCII: Bool) {
        self.string = string
        self.width = width
        self.isASCII = isASCII
    }

    /// Puts `other` behind it.
    mutating func append(_ other: DisplayText) {
        string += other.string
        width += other.width
        isASCII = isASCII && other.isASCII
    }

    /// Whether there is nothing to draw.
    package var isEmpty: Bool { string.isEmpty }

    /// The text in pieces that each fill one cell or two.
    package var clusters: [Cluster] {
        var clusters: [Cluster] = []
        clusters.reserveCapacity(width)
        forEachCluster { clusters.append(Cluster(text: $0, width: $1)) }
        return clusters
    }

    /// Calls `body` with the text and the width of each piece, without an array for them: every frame draws so.
    @inline(__always)
    func forEachCluster(_ body: (_ text: String, _ width: Int) -> Void) {
        if isASCII {
            for byte in string.utf8 { body(String(Unicode.Scalar(byte)), 1) }
        } else {
            Cluster.forEach(inClean: string, body)
        }
    }

    static func joined(_ clusters: some Sequence<Cluster>) -> DisplayText {
        var string = ""
        var width = 0
        for cluster in clusters {
            string += cluster.text
            width += cluster.width
        }
        return DisplayText(clean: string, width: width, isASCII: string.utf8.allSatisfy { $0 < 0x80 })
    }
}

extension DisplayText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// Cleans `value`; interpolations come this way too.
    package init(stringLiteral value: String) { self.init(value) }
    package var description: String { string }

    /// The two texts, one behind the other; its width is the sum of theirs.
    package static func + (left: DisplayText, right: DisplayText) -> DisplayText {
        DisplayText(
            clean: left.string + right.string, width: left.width + right.width, isASCII: left.isASCII && right.isASCII)
    }

    /// Blank columns; none when `count` is 0 or less.
    static func spaces(_ count: Int) -> DisplayText {
        let count = max(0, count)
        return DisplayText(clean: String(repeating: " ", count: count), width: count, isASCII: true)
    }

    /// The lines of `text`, each cleaned; one empty line for an empty text.
    package static func lines(of text: String) -> [DisplayText] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
            .map { DisplayText(String($0)) }
    }
}
