/// A position in a text, as editors count: the first character of the first line is 1, 1.
package struct TextPosition: Hashable, Sendable {
    package let line: Int
    /// The column, in Unicode scalars.
    package let column: Int

    /// Creates a position.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
