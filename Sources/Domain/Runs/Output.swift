/// The output of a run.
package struct Output: Hashable, Sendable {
    /// The text of a text run.
    package var text: String?
    /// The files: the run's own first, then its conversions.
    package var files: [OutputFile]

    /// Creates an output.
    package init(text: String? = nil, files: [OutputFile] = []) {
        self.text = text
        self.files = files
    }

    /// True if there is neither text nor a file.
    package var isEmpty: Bool { text == nil && files.isEmpty }
}

/// An output file at the service.
package struct OutputFile: Hashable, Sendable {
    /// The address of the file, which may expire.
    package let url: String
    /// The MIME type or format name, as the service gives it.
    package var format: String?
    /// The width in pixels, where given by the service or read from the file.
    package var width: Int?
    /// The height in pixels, where given by the service or read from the file.
    package var height: Int?
    /// The size in bytes; nil where unknown.
    package var byteCount: Int?

    /// The address without its query, where signatures are that change with every reading.
    package var lastingURL: String { String(url.utf8.prefix { $0 != UInt8(ascii: "?") }) ?? url }

    /// Creates a file.
    package init(url: String, format: String? = nil, width: Int? = nil, height: Int? = nil, byteCount: Int? = nil) {
        self.url = url
        self.format = format
        self.width = width
        self.height = height
        self.byteCount = byteCount
    }
}
