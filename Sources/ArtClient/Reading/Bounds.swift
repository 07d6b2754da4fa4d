/// The most that is taken of what a service sends, so that no answer can fill the memory or the screen.
///
/// Generous: what a service means seriously stays whole. Outputs of text are bounded by the answer's size alone.
enum Bounds {
    /// Rows of one page.
    static let rows = 1000
    /// Tags, example pictures, models, files, quotas of one row.
    static let parts = 200
    /// Bytes of an id or a cursor; longer ones are not taken for one, since half an id names something else.
    static let id = 500
    /// Characters of a number that is kept as it was written; longer ones are left out.
    static let number = 100
    /// Bytes of a title, a name or a word.
    static let line = 1000
    /// Bytes of a description or a prompt.
    static let prose = 20_000
    /// Bytes of an address that is not an output's; longer ones are left out.
    static let address = 8192
}
