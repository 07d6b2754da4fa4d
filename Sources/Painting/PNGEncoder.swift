import CZlib

/// Writes PNG files (ISO/IEC 15948): eight bits to a channel, RGB, one IDAT chunk.
enum PNGEncoder {
    /// Returns the file for `pixels`, which are red, green and blue, row by row.
    static func encode(width: Int, height: Int, pixels: [UInt8]) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        append("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 2, 0, 0, 0], to: &file)
        append("IDAT", deflated(filtered(width: width, height: height, pixels: pixels)), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    /// Returns each row as differences from the pixel to the left (filter type 1), in which gradients compress well.
    private static func filtered(width: Int, height: Int, pixels: [UInt8]) -> [UInt8] {
        let row = width * 3
        return [UInt8](unsafeUninitializedCapacity: (row + 1) * height) { out, count in
            count = (row + 1) * height
            pixels.withUnsafeBufferPointer { pixels in
                guard var from = pixels.baseAddress, var to = out.baseAddress else { return }
                for _ in 0..<height {
                    to[0] = 1
                    to += 1
                    for index in 0..<row { to[index] = index < 3 ? from[index] : from[index] &- from[index - 3] }
                    from += row
                    to += row
                }
            }
        }
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var size = compressBound(uLong(bytes.count))
        return [UInt8](unsafeUninitializedCapacity: Int(size)) { out, count in
            let result = compress2(out.baseAddress, &size, bytes, uLong(bytes.count), 4)
            count = result == Z_OK ? Int(size) : 0
        }
    }

    private static func append(_ type: String, _ data: [UInt8], to file: inout [UInt8]) {
        let body = Array(type.utf8) + data
        file += bigEndian(UInt32(data.count)) + body
        file += bigEndian(UInt32(truncatingIfNeeded: crc32(0, body, uInt(body.count))))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
