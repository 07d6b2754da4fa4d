/// Text that is safe to draw.
///
/// All text from outside passes through it: control characters, escape sequences, C1 controls, bidi controls, invisible
/// and tag characters become U+FFFD; line ends and tabs become spaces. `Canvas` draws nothing else.
package struct DisplayText: Hashable, Sendable {
    /// The sanitized text.
    package private(set) var string: String
    /// The columns it takes.
    package private(set) var width: Int
    private var isASCII: Bool

    /// Sanitizes `text`.
    ///
    /// - Complexity: O(*n*); plain ASCII is only scanned.
    package init(_ text: String) {
        if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5F }) {
            self.init(clean: text, width: text.utf8.count, isASCII: true)
        } else {
            self = Self.joined(Cluster.clusters(cleaning: text))
        }
    }

    /// Sanitizes one grapheme cluster.
    init(_ character: Character) {
        if let columns = Cluster.columns(ofPlain: character) {
            self.init(clean: String(character), width: columns, isASCII: character.isASCII)
        } else {
            self.init(String(character))
        }
    }

    /// Wraps a text that is known to be safe.
    init(clean string: String, width: Int, isASCII: Bool) {
        self.string = string
        self.width = width
        self.isASCII = isASCII
    }

    /// Appends `other`.
    mutating func append(_ other: DisplayText) {
        string += other.string
        width += other.width
        isASCII = isASCII && other.isASCII
    }

    /// True when there is nothing to draw.
    package var isEmpty: Bool { string.isEmpty }

    /// The text as clusters that each fill one cell or two.
    package var clusters: [Cluster] {
        var clusters: [Cluster] = []
        clusters.reserveCapacity(width)
        forEachCluster { clusters.append(Cluster(text: $0, width: $1)) }
        return clusters
    }

    /// Calls `body` with the text and width of each cluster, without allocating an array: every frame is drawn this
    /// way.
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
    /// Sanitizes `value`, interpolations included.
    package init(stringLiteral value: String) { self.init(value) }
    package var description: String { string }

    /// Returns the concatenation; its width is the sum of both.
    package static func + (left: DisplayText, right: DisplayText) -> DisplayText {
        DisplayText(
            clean: left.string + right.string, width: left.width + right.width, isASCII: left.isASCII && right.isASCII)
    }

    /// Returns `count` spaces; none when it is 0 or less.
    static func spaces(_ count: Int) -> DisplayText {
        let count = max(0, count)
        return DisplayText(clean: String(repeating: " ", count: count), width: count, isASCII: true)
    }

    /// Returns the lines of `text`, each sanitized; one empty line for an empty text.
    package static func lines(of text: String) -> [DisplayText] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
            .map { DisplayText(String($0)) }
    }
}
