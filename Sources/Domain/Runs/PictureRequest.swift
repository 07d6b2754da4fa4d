package import Pixels

/// A request for a picture as terminal cells.
package struct PictureRequest: Hashable, Sendable {
    /// The source of a picture.
    package enum Source: Hashable, Sendable {
        /// File number `file`, from 0, of a run.
        case run(RunID, file: Int)
        /// The address of a picture of the catalog, as the service gives it.
        case address(String, Service)
    }

    package let source: Source
    /// The maximum number of columns.
    package let width: Int
    /// The maximum number of rows.
    package let height: Int
    /// The colors and glyphs of the cells.
    package let format: PictureFormat

    /// Creates a request.
    package init(_ source: Source, width: Int, height: Int, format: PictureFormat) {
        self.source = source
        self.width = width
        self.height = height
        self.format = format
    }
}
