import CZlib

/// Compresses bytes as a server would (RFC 1952).
enum Gzip {
    static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        header + deflated(bytes, flush: Z_FINISH)
            + littleEndian(UInt32(truncatingIfNeeded: crc32(0, bytes, uInt(bytes.count))))
            + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// A chunk that decompresses to a mebibyte of zeros, and can be repeated after the header any number of times.
    static func mebibyteOfZeros() -> [UInt8] {
        deflated([UInt8](repeating: 0, count: 1 << 20), flush: Z_FULL_FLUSH)
    }

    private static func deflated(_ bytes: [UInt8], flush: Int32) -> [UInt8] {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { return [] }
        defer { deflateEnd(&stream) }
        var input = bytes
        return input.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: bytes.count + 1024) { out, count in
                // zlib keeps both pointers only until `deflate` returns, inside the closures that provide them.
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = out.baseAddress
                stream.avail_out = uInt(out.count)
                _ = deflate(&stream, flush)
                count = out.count - Int(stream.avail_out)
            }
        }
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
