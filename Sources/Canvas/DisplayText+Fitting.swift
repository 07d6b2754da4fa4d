/// The part of a text that is cut when it is too long.
package enum Truncation: Hashable, Sendable {
    /// The end: for titles and sentences.
    case end
    /// The middle: for addresses and ids, which differ at their ends.
    case middle
}

/// The edge that a text is aligned to.
package enum Alignment: Hashable, Sendable {
    case leading, center, trailing
}

extension DisplayText {
    /// Returns the text in at most `width` columns, with an ellipsis where something is missing.
    ///
    /// Empty where the ellipsis does not fit. The result may be one column narrower than `width`, because a two-column
    /// cluster is never cut.
    package func truncated(
        to width: Int, _ side: Truncation = .end, ellipsis: DisplayText = "…"
    ) -> DisplayText {
        guard self.width > width else { return self }
        guard width >= ellipsis.width else { return "" }
        let room = width - ellipsis.width
        switch side {
        case .end:
            return Self.joined(Self.prefix(of: clusters, width: room)) + ellipsis
        case .middle:
            let all = clusters
            let head = Self.prefix(of: all, width: (room + 1) / 2)
            let tail = Self.prefix(of: all.reversed(), width: room / 2).reversed()
            return Self.joined(head) + ellipsis + Self.joined(tail)
        }
    }

    /// Returns the text padded with spaces to `width` columns; unchanged when it is that wide.
    package func padded(to width: Int, _ alignment: Alignment = .leading) -> DisplayText {
        let missing = width - self.width
        guard missing > 0 else { return self }
        let before = alignment == .leading ? 0 : alignment == .trailing ? missing : missing / 2
        return Self.spaces(before) + self + Self.spaces(missing - before)
    }

    /// Splits the text into lines no wider than `width`.
    ///
    /// Breaks at spaces, else between clusters; a cluster wider than `width` is dropped. Leading spaces of the text
    /// stay, those at a break do not.
    ///
    /// - Parameter width: The columns; at least 1.
    /// - Returns: At least one line.
    /// - Complexity: O(*n*) in the number of clusters.
    package func wrapped(to width: Int) -> [DisplayText] {
        guard self.width > width else { return [self] }
        var lines: [DisplayText] = []
        var line: [Cluster] = []
        var lineWidth = 0
        /// The index in `line` after the last space that follows a word.
        var breakPosition: Int?
        var hasWord = false
        for cluster in clusters where cluster.width <= width {
            let isSpace = cluster.text == " "
            if isSpace, line.isEmpty, !lines.isEmpty { continue }
            if lineWidth + cluster.width > width {
                let cut = isSpace ? line.count : breakPosition ?? line.count
                lines.append(Self.joined(Self.withoutTrailingSpaces(line[..<cut])))
                line.removeFirst(cut)
                lineWidth = line.reduce(0) { $0 + $1.width }
                (breakPosition, hasWord) = (nil, !line.isEmpty)
                if isSpace { continue }
            }
            line.append(cluster)
            lineWidth += cluster.width
            if !isSpace { hasWord = true } else if hasWord { breakPosition = line.count }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(Self.joined(line)) }
        return lines
    }

    private static func withoutTrailingSpaces(_ line: ArraySlice<Cluster>) -> ArraySlice<Cluster> {
        line.prefix((line.lastIndex { $0.text != " " } ?? line.startIndex - 1) + 1 - line.startIndex)
    }

    private static func prefix(of clusters: some Sequence<Cluster>, width: Int) -> [Cluster] {
        var left = width
        var kept: [Cluster] = []
        for cluster in clusters {
            left -= cluster.width
            if left < 0 { break }
            kept.append(cluster)
        }
        return kept
    }
}
