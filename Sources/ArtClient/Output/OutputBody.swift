/// A file that is still coming; to be iterated once.
///
/// Iteration gives the bytes in their order and throws `ClientError` when the connection breaks or stays silent for
/// longer than the transport allows, and when the task is cancelled, which also closes the connection. How many bytes
/// come is bounded by nothing: that is for the reader to count.
package struct OutputBody: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    package typealias Failure = ClientError

    /// Where in the file the first byte belongs: what was asked for, or 0 when the server sends the whole.
    package let offset: Int
    /// The whole file's size in bytes, as the server claims; nil where it does not say.
    package let total: Int?
    /// What the rest can be asked for with, if the connection breaks; nil when it cannot.
    package let validator: String?
    private let body: TransportBody
    /// Whether the bytes are the beginning of a file, which tells whether they are compressed.
    private let mayBeCompressed: Bool
    /// What the server says of that.
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

    /// A file that is here already.
    init(_ bytes: [UInt8]) {
        self.init(total: bytes.count, body: TransportBody(OneChunk(bytes: bytes)))
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(base: body.makeAsyncIterator(), decompressor: mayBeCompressed ? Decompressor(encoding) : nil)
    }

    package struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: TransportBody.Iterator
        fileprivate var decompressor: Decompressor?
        private var hasEnded = false

        fileprivate init(base: TransportBody.Iterator, decompressor: Decompressor?) {
            self.base = base
            self.decompressor = decompressor
        }

        /// Whether the bytes came compressed, so that what the server says of their number and version is of others.
        package var isDecompressing: Bool { decompressor?.isDecompressing == true }

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
