/// A file while it is received; to be iterated once.
///
/// Iteration returns the bytes in order and throws `ClientError` when the connection breaks or times out, and when the
/// task is canceled, which also closes the connection. The size is not limited here: the reader must count.
package struct OutputBody: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    package typealias Failure = ClientError

    /// The offset of the first byte in the file: the requested one, or 0 when the server sends the whole file.
    package let offset: Int
    /// The size of the whole file in bytes, as the server reports it; nil where it does not.
    package let total: Int?
    /// The validator for a resumption; nil when the file cannot be resumed.
    package let validator: String?
    private let body: TransportBody
    /// True when the bytes begin the file, which shows whether they are compressed.
    private let mayBeCompressed: Bool
    /// The value of `Content-Encoding`.
    private let encoding: String?

    init(
        offset: Int = 0, total: Int?, validator: String? = nil, body: TransportBody, mayBeCompressed: Bool = false,
        encoding: String? = nil
    ) {
        self.offset = offset
        self.total = total
        self.validator = validator
        self.body = body
        self.mayBeCompressed = mayBeCompressed
        self.encoding = encoding
    }

    /// Wraps a file in memory.
    init(_ bytes: [UInt8]) {
        self.init(total: bytes.count, body: TransportBody(OneChunk(bytes: bytes)))
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(base: body.makeAsyncIterator(), decompressor: mayBeCompressed ? Decompressor(encoding) : nil)
    }

    /// Iterates over the bytes of the file.
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: TransportBody.Iterator
        fileprivate var decompressor: Decompressor?
        private var hasEnded = false

        fileprivate init(base: TransportBody.Iterator, decompressor: Decompressor?) {
            self.base = base
            self.decompressor = decompressor
        }

        /// True when the bytes arrived compressed, so that the server's size and validator do not apply to them.
        package var isDecompressing: Bool { decompressor?.isDecompressing == true }

        /// Returns the next bytes, decompressed where needed; nil at the end.
        ///
        /// - Throws: `ClientError` when the connection breaks or times out, the data is corrupt, or the task is
        ///   canceled.
        package mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ClientError) -> [UInt8]? {
            do throws(TransportError) {
                while decompressor != nil {
                    if let piece = try decompressor?.next() { return piece }
                    if hasEnded {
                        try decompressor?.check()
                        return nil
                    }
                    if let chunk = try await base.next(isolation: actor) {
                        try decompressor?.feed(chunk)
                    } else {
                        hasEnded = true
                        try decompressor?.end()
                    }
                }
                return try await base.next(isolation: actor)
            } catch {
                throw ClientError(transport: error, service: nil, isSpending: false)
            }
        }
    }
}

private struct OneChunk: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    typealias Failure = TransportError
    let bytes: [UInt8]

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes) }

    struct Iterator: AsyncIteratorProtocol {
        var rest: [UInt8]?

        mutating func next(isolation actor: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
            defer { rest = nil }
            return rest
        }
    }
}
