extension JSONParseError {
    /// Returns the position in `text` as editors count: line and column from 1, the column in characters.
    package func place(in text: String) -> (line: Int, column: Int) {
        let before = text.utf8.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map(before.index(after:)) ?? before.startIndex
        return (line, String(decoding: before[start...], as: UTF8.self).count + 1)
    }
}
