import CZlib

/// Decompresses one stream of bytes piece by piece: gzip (RFC 1952), several members included, zlib (RFC 1950) or raw
/// deflate (RFC 1951).
final class Inflater {
    /// The framing of the stream.
    enum Framing: Int32, Hashable, Sendable {
        case gzip = 31
        case zlib = 15
        case deflate = -15
    }

    /// The stream is corrupt.
    struct Damage: Error, Hashable {}

    /// The maximum number of bytes returned by one call.
    static let pieceSize = 256 << 10

    // zlib keeps a pointer to it in its own state, so it must not move: it has its own memory, from `init` to `deinit`.
    private let stream: UnsafeMutablePointer<z_stream>
    private let framing: Framing
    private var input: [UInt8] = []
    private var position = 0
    /// True when the last input ended the stream, or one of its members.
    private(set) var isAtEnd = false

    /// - Throws: `Damage` when there is not enough memory.
    init(_ framing: Framing) throws(Damage) {
        self.framing = framing
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let result = inflateInit2_(stream, framing.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else { throw Damage() }
    }

    deinit {
        // Harmless where the initialization failed.
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Takes the next compressed bytes.
    func feed(_ bytes: [UInt8]) {
        input.removeFirst(position)
        position = 0
        input += bytes
    }

    /// Returns the next bytes, at most `pieceSize`; empty when more input is needed.
    func next() throws(Damage) -> [UInt8] {
        while position < input.count {
            if isAtEnd {
                // Only another member may follow.
                guard framing == .gzip, input[position] == 0x1F, inflateReset(stream) == Z_OK else { throw Damage() }
                isAtEnd = false
            }
            let piece = try piece()
            if !piece.isEmpty { return piece }
            if !isAtEnd, stream.pointee.avail_out > 0 { break }
        }
        return try hasOutput ? piece() : []
    }

    /// True when the last piece was full, so that zlib may hold more.
    private var hasOutput: Bool { !isAtEnd && stream.pointee.avail_out == 0 && stream.pointee.total_out > 0 }

    private func piece() throws(Damage) -> [UInt8] {
        var result = Z_OK
        let piece = input.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { out, count in
                // Both pointers are valid inside these closures, and zlib uses them in this call alone; `position` is
                // at most the number of bytes.
                stream.pointee.next_in = input.baseAddress.map { $0 + position }
                stream.pointee.avail_in = uInt(input.count - position)
                stream.pointee.next_out = out.baseAddress
                stream.pointee.avail_out = uInt(Self.pieceSize)
                result = inflate(stream, Z_NO_FLUSH)
                position = input.count - Int(stream.pointee.avail_in)
                count = Self.pieceSize - Int(stream.pointee.avail_out)
            }
        }
        switch result {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isAtEnd = true
        default: throw Damage()
        }
        return piece
    }
}
