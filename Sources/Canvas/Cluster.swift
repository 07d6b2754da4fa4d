/// A grapheme cluster, reduced to what one or two terminal cells can hold.
package struct Cluster: Hashable, Sendable {
    /// The glyph to send: a base and a few combining marks.
    package let text: String
    /// The columns it takes: 1 or 2.
    package let width: Int
}

extension Cluster {
    /// The maximum number of scalars kept, because an ncurses cell holds five (CCHARW_MAX); further marks are dropped.
    private static let maxScalars = 5

    /// Splits any text into clusters that are safe to draw.
    ///
    /// Every scalar that takes columns begins a cluster, and marks join the one before them. What one cell cannot hold
    /// is reduced: flags become their letters, joined emoji their first, skin tones and variation selectors are
    /// dropped. Scalars that a terminal must not be sent become U+FFFD.
    static func clusters(cleaning text: String) -> [Cluster] {
        var sanitizer = Sanitizer()
        for scalar in text.unicodeScalars { sanitizer.append(scalar) }
        sanitizer.finish()
        return sanitizer.clusters
    }

    /// Calls `body` with each cluster of a sanitized text; splits at the same places whatever stands beside them.
    static func forEach(inClean text: String, _ body: (_ text: String, _ width: Int) -> Void) {
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let width = TextWidth.columns(of: scalars[start])
            var end = scalars.index(after: start)
            while end < scalars.endIndex, TextWidth.columns(of: scalars[end]) == 0 { end = scalars.index(after: end) }
            body(String(scalars[start..<end]), width)
            start = end
        }
    }

    /// Sanitizes a text scalar by scalar.
    private struct Sanitizer {
        var clusters: [Cluster] = []
        private var kept = String.UnicodeScalarView()
        private var count = 0
        private var width = 0
        /// True when the cluster's base is an emoji, which takes skin tones and tags and can be joined to another.
        private var isEmoji = false
        private var isAfterJoiner = false
        private var isAfterReturn = false

        mutating func append(_ scalar: Unicode.Scalar) {
            defer {
                isAfterReturn = scalar == "\r"
                isAfterJoiner = scalar == "\u{200D}"
            }
            switch scalar.value {
            case 0x20..<0x7F:
                begin(scalar, width: 1)
            case 0x0A where isAfterReturn:
                return
            case 0x09, 0x0A, 0x0D:
                begin(" ", width: 1)
            case 0x200C...0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
                // Joiners and variation selectors change the glyph before them, which no cell can show.
                if count == 0 { begin("\u{FFFD}", width: 1) }
            case 0x1F3FB...0x1F3FF where isEmoji, 0xE0020...0xE007F where isEmoji:
                return
            case 0x1F1E6...0x1F1FF:
                // Terminals disagree about the width of a flag; they agree about its letters.
                begin(Unicode.Scalar(UInt8(scalar.value - 0x1F1E6 + 0x41)), width: 1)
            default:
                appendOther(scalar)
            }
        }

        private mutating func appendOther(_ scalar: Unicode.Scalar) {
            if scalar.isForbidden { return begin("\u{FFFD}", width: 1) }
            let columns = TextWidth.columns(of: scalar)
            if columns > 0 {
                let isEmojiNext = scalar.value > 0xFF && scalar.properties.isEmoji
                if isAfterJoiner, isEmoji, isEmojiNext { return }
                begin(scalar, width: columns)
                isEmoji = isEmojiNext
            } else if count == 0 {
                // A mark without a base.
                begin("\u{FFFD}", width: 1)
            } else if count < maxScalars {
                kept.append(scalar)
                count += 1
            }
        }

        private mutating func begin(_ scalar: Unicode.Scalar, width: Int) {
            finish()
            kept.append(scalar)
            (count, self.width, isEmoji) = (1, width, false)
        }

        mutating func finish() {
            guard count > 0 else { return }
            clusters.append(Cluster(text: String(kept), width: width))
            kept = String.UnicodeScalarView()
            count = 0
        }
    }
}

extension Unicode.Scalar {
    /// True for scalars that a terminal must never be sent: control, bidi control, invisible and tag characters,
    /// noncharacters, private use beyond the basic plane.
    var isForbidden: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0xFDD0...0xFDEF, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF, 0xF0000...: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
