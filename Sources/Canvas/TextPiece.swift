/// A grapheme cluster of an edited text as it is laid out.
struct TextPiece {
    enum Kind {
        case glyph, space, tab, lineEnd
    }

    let kind: Kind
    /// Columns.
    let width: Int
    /// Where the next one begins.
    let end: String.Index

    /// The piece at `place`, when it comes to stand at `column` of a row of `width` columns.
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
            // Finding where a cluster ends is slow, and between letters there is nothing to find.
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
    /// What `range` of an edited text shows, cluster by cluster as they are laid out.
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
