/// Offsets in UTF-8 bytes, which Swift's native strings resolve in O(1).
extension String {
    /// Returns the index after `offset` bytes.
    func place(_ offset: Int) -> Index { utf8.index(startIndex, offsetBy: offset) }

    /// Returns the number of bytes before `place`.
    func offset(of place: Index) -> Int { utf8.distance(from: startIndex, to: place) }

    /// Returns the text in a range of bytes that begins and ends between scalars.
    func bytes(_ range: Range<Int>) -> String { String(self[place(range.lowerBound)..<place(range.upperBound)]) }

    /// Returns the start of the cluster that ends at byte `offset`; 0 at the start.
    func offset(before offset: Int) -> Int { offset > 0 ? self.offset(of: index(before: place(offset))) : 0 }

    /// Returns the end of the cluster that begins at byte `offset`; the end at the end.
    func offset(after offset: Int) -> Int {
        offset < utf8.count ? self.offset(of: index(after: place(offset))) : utf8.count
    }

    /// Returns `offset` when it lies between two clusters, else the end of its cluster.
    func clusterPlace(atOrAfter offset: Int) -> Int {
        guard offset < utf8.count else { return utf8.count }
        let place = place(offset)
        return Index(place, within: self) == nil ? self.offset(of: index(after: place)) : offset
    }

    /// Returns `offset` when it lies between two clusters, else the start of its cluster.
    func clusterPlace(atOrBefore offset: Int) -> Int {
        let next = clusterPlace(atOrAfter: offset)
        return next == offset ? offset : self.offset(before: next)
    }

    /// Returns the number of bytes that the two texts share at their start and, beyond that, at their end; whole
    /// scalars.
    func commonBytes(with other: String) -> (start: Int, end: Int) {
        var start = 0
        for (mine, its) in zip(utf8, other.utf8) {
            if mine != its { break }
            start += 1
        }
        while start > 0, isInsideScalar(start) || other.isInsideScalar(start) { start -= 1 }
        let room = Swift.min(utf8.count, other.utf8.count) - start
        var end = 0
        for (mine, its) in zip(utf8.reversed(), other.utf8.reversed()) {
            if mine != its || end == room { break }
            end += 1
        }
        while end > 0, isInsideScalar(utf8.count - end) || other.isInsideScalar(other.utf8.count - end) { end -= 1 }
        return (start, end)
    }

    private func isInsideScalar(_ offset: Int) -> Bool {
        offset < utf8.count && utf8[place(offset)] & 0xC0 == 0x80
    }
}
