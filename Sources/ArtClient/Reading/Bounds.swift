/// The limits on what is read from a service, so that no response can fill the memory or the screen.
///
/// They are generous: real data stays complete. Text outputs are limited by the size of the response alone.
enum Bounds {
    /// Rows of one page.
    static let rows = 1000
    /// Tags, example pictures, models, files, quotas of one row.
    static let parts = 200
    /// Bytes of an id or a cursor; longer ones are rejected, because half an id is another id.
    static let id = 500
    /// Characters of a number that is kept verbatim; longer ones are dropped.
    static let number = 100
    /// Bytes of a title, a name or a word.
    static let line = 1000
    /// Bytes of a description or a prompt.
    static let prose = 20_000
    /// Bytes of an address that is not an output's; longer ones are dropped.
    static let address = 8192
}
