/// Reads numbers and marks out of bytes that may end anywhere.
struct ByteReader {
    let bytes: [UInt8]

    var count: Int { bytes.count }

    func has(_ mark: [UInt8], at offset: Int) -> Bool {
        offset >= 0 && offset + mark.count <= bytes.count && bytes[offset..<offset + mark.count].elementsEqual(mark)
    }

    func has(text: String, at offset: Int) -> Bool { has(Array(text.utf8), at: offset) }

    /// The unsigned number in `size` (at most 7) bytes at `offset`, most significant first; nil beyond the end.
    func bigEndian(_ size: Int, at offset: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - size else { return nil }
        return bytes[offset..<offset + size].reduce(0) { $0 << 8 | Int($1) }
    }

    /// The same, least significant first.
    func littleEndian(_ size: Int, at offset: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - size else { return nil }
        return bytes[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The contents of the boxes (ISO/IEC 14496-12, section 4.2) that `path` leads to from
    /// `range`, in order. A box that claims more than there is ends the search.
    func boxes(_ path: [String], in range: Range<Int>) -> [Range<Int>] {
        guard let name = path.first else { return [range] }
        var found: [Range<Int>] = []
        var position = range.lowerBound
        while position + 8 <= range.upperBound, let size = bigEndian(4, at: position) {
            // 0 reaches to the end; 1 announces a 64-bit size, of which no sane header has need.
            let end = size == 0 ? range.upperBound : position + size
            guard size != 1, end >= position + 8, end <= range.upperBound else {
                guard size == 1, let long = bigEndian(7, at: position + 9), long >= 16,
                    position + long <= range.upperBound
                else { break }
                position += long
                continue
            }
            if has(text: name, at: position + 4) {
                found += boxes(Array(path.dropFirst()), in: position + 8..<end)
            }
            position = end
        }
        return found
    }
}
