/// What came out of a run.
package struct Output: Hashable, Sendable {
    /// The text, for runs that make text.
    package var text: String?
    /// The files, the run's own first, then what was made from it.
    package var files: [OutputFile]

    package init(text: String? = nil, files: [OutputFile] = []) {
        self.text = text
        self.files = files
    }

    /// Whether there is nothing in it.
    package var isEmpty: Bool { text == nil && files.isEmpty }
}

/// One file that a service made, still at the service.
package struct OutputFile: Hashable, Sendable {
    /// Where it is; may stop working after a while.
    package let url: String
    /// Its MIME type or format name, as the service said it.
    package var format: String?
    /// Its extent in pixels, where told or read from the file.
    package var width: Int?
    package var height: Int?
    /// Its size in bytes, where known.
    package var byteCount: Int?

    package init(url: String, format: String? = nil, width: Int? = nil, height: Int? = nil, byteCount: Int? = nil) {
        self.url = url
        self.format = format
        self.width = width
        self.height = height
        self.byteCount = byteCount
    }
}
