/// A file that a run made.
package struct OutputBytes: Hashable, Sendable {
    package var bytes: [UInt8]
    /// The type that the server gave, verbatim. Untrusted text.
    package var contentType: String?

    package init(bytes: [UInt8], contentType: String? = nil) {
        self.bytes = bytes
        self.contentType = contentType
    }
}
