/// A grapheme cluster of an edited text during layout.
struct TextPiece {
    enum Kind {
        case glyph, space, tab, lineEnd
    }

    let kind: Kind
    /// The width in columns.
    let width: Int
    /// The start of the next one.
    let end: String.Index

    /// Creates the piece at `place`, laid out at `column` of a row of `width` columns.
    init(_ text: String, at place: String.Index, column: Int, width: Int) {
        let scalars = text.unicodeScalars
        let scalar = scalars[place]
        let next = scalars.index(after: place)
        switch scalar {
        case "\n": (kind, self.width, end) = (.lineEnd, 0, next)
        case "\t":
            kind = .tab
            self.width = min(TextRows.tabWidth - column % TextRows.tabWidth, max(0, width - column))
            end = next
        default:
            // Finding the end of a cluster is slow, and letters are clusters by themselves.
            if let columns = scalar.letterColumns, next == scalars.endIndex || scalars[next].isLetterOrASCII {
                kind = scalar == " " ? .space : .glyph
                self.width = columns
                end = next
            } else {
                kind = .glyph
                end = text.index(after: place)
                self.width = Cluster.columns(of: text[place])
            }
        }
    }
}

extension DisplayText {
    /// The drawn form of `range` of an edited text, cluster by cluster.
    init(pieces text: String, _ range: Range<String.Index>, width: Int) {
        var columns = 0
        var isASCII = true
        let isPlain = text.unicodeScalars[range].allSatisfy { scalar in
            isASCII = isASCII && scalar.isASCII
            columns += scalar.letterColumns ?? 0
            return scalar.letterColumns != nil
        }
        if isPlain, columns <= width {
            self.init(clean: String(text[range]), width: columns, isASCII: isASCII)
            return
        }
        var shown = DisplayText("")
        var place = range.lowerBound
        while place < range.upperBound {
            let piece = TextPiece(text, at: place, column: shown.width, width: width)
            if piece.kind == .tab {
                shown.append(.spaces(piece.width))
            } else if piece.width <= width {
                shown.append(DisplayText(text[place]))
            }
            place = piece.end
        }
        self = shown
    }
}
