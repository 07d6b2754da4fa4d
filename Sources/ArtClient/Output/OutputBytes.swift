/// An output file of a run.
package struct OutputBytes: Hashable, Sendable {
    package var bytes: [UInt8]
    /// The media type from the server, verbatim. Untrusted text.
    package var contentType: String?

    /// Creates a file.
    package init(bytes: [UInt8], contentType: String? = nil) {
        self.bytes = bytes
        self.contentType = contentType
    }
}
