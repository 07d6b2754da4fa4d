/// The facts that the first bytes of a file tell about it.
struct SniffedFile: Hashable, Sendable {
    /// The formats that are known by their bytes.
    enum Format: String, CaseIterable, Hashable, Sendable {
        case png = "image/png"
        case jpeg = "image/jpeg"
        case gif = "image/gif"
        case webp = "image/webp"
        case svg = "image/svg+xml"
        case mp4 = "video/mp4"

        /// The file name's ending, for tools that go by it.
        var suffix: String {
            switch self {
            case .png: "png"
            case .jpeg: "jpg"
            case .gif: "gif"
            case .webp: "webp"
            case .svg: "svg"
            case .mp4: "mp4"
            }
        }
    }

    let format: Format
    /// The extent in pixels; nil where the header does not say.
    let width: Int?
    let height: Int?
}

/// Reads formats and extents from headers, and believes nothing else: neither a
/// file's name nor what a server calls it.
enum FileSniffer {
    /// Returns what `bytes` are; nil for anything unknown.
    static func sniff(_ bytes: [UInt8]) -> SniffedFile? {
        let reader = ByteReader(bytes: bytes)
        return png(reader) ?? gif(reader) ?? webp(reader) ?? jpeg(reader) ?? mp4(reader) ?? svg(reader)
    }

    /// PNG, section 5.2 (signature) and 11.2.1 (IHDR comes first).
    private static func png(_ reader: ByteReader) -> SniffedFile? {
        guard reader.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 0) else { return nil }
        guard reader.has(text: "IHDR", at: 12) else { return SniffedFile(format: .png, width: nil, height: nil) }
        return file(.png, reader.bigEndian(4, at: 16), reader.bigEndian(4, at: 20))
    }

    /// GIF89a, section 18 (logical screen descriptor).
    private static func gif(_ reader: ByteReader) -> SniffedFile? {
        guard reader.has(text: "GIF87a", at: 0) || reader.has(text: "GIF89a", at: 0) else { return nil }
        return file(.gif, reader.littleEndian(2, at: 6), reader.littleEndian(2, at: 8))
    }

    /// RFC 9649: lossy (VP8), lossless (VP8L) and extended (VP8X) files.
    private static func webp(_ reader: ByteReader) -> SniffedFile? {
        guard reader.has(text: "RIFF", at: 0), reader.has(text: "WEBP", at: 8) else { return nil }
        if reader.has(text: "VP8X", at: 12) {
            return file(
                .webp, reader.littleEndian(3, at: 24).map { $0 + 1 }, reader.littleEndian(3, at: 27).map { $0 + 1 })
        }
        if reader.has(text: "VP8L", at: 12), let bits = reader.littleEndian(4, at: 21) {
            return file(.webp, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        }
        if reader.has(text: "VP8 ", at: 12) {
            return file(
                .webp, reader.littleEndian(2, at: 26).map { $0 & 0x3FFF },
                reader.littleEndian(2, at: 28).map { $0 & 0x3FFF })
        }
        return SniffedFile(format: .webp, width: nil, height: nil)
    }

    /// ITU-T T.81, annex B: the extent is in the first start-of-frame segment.
    private static func jpeg(_ reader: ByteReader) -> SniffedFile? {
        guard reader.has([0xFF, 0xD8, 0xFF], at: 0) else { return nil }
        var position = 2
        while let mark = reader.bigEndian(2, at: position), mark >> 8 == 0xFF {
            let kind = mark & 0xFF
            if kind == 0xFF {
                position += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(kind) && kind != 0xC4 && kind != 0xC8 && kind != 0xCC
            if isFrame {
                return file(.jpeg, reader.bigEndian(2, at: position + 7), reader.bigEndian(2, at: position + 5))
            }
            guard kind != 0xD9, kind != 0xDA, let length = reader.bigEndian(2, at: position + 2), length >= 2 else {
                break
            }
            position += 2 + length
        }
        return SniffedFile(format: .jpeg, width: nil, height: nil)
    }

    /// ISO/IEC 14496-12: a `ftyp` box first, the extent in the video track's header (`tkhd`).
    private static func mp4(_ reader: ByteReader) -> SniffedFile? {
        guard reader.has(text: "ftyp", at: 4) else { return nil }
        for track in reader.boxes(["moov", "trak", "tkhd"], in: 0..<reader.count) {
            // Both are 16.16 fixed-point numbers at the end of the box; zero for tracks without pictures.
            if let width = reader.bigEndian(4, at: track.upperBound - 8),
                let height = reader.bigEndian(4, at: track.upperBound - 4), width > 0, height > 0
            {
                return file(.mp4, width >> 16, height >> 16)
            }
        }
        return SniffedFile(format: .mp4, width: nil, height: nil)
    }

    private static func svg(_ reader: ByteReader) -> SniffedFile? {
        guard let tag = SVGTag.first(in: reader.bytes.prefix(64 * 1024)) else { return nil }
        return file(.svg, tag.width, tag.height)
    }

    /// A file of that extent; an extent no picture has is left out.
    private static func file(_ format: SniffedFile.Format, _ width: Int?, _ height: Int?) -> SniffedFile {
        guard let width, let height, (1...1_000_000).contains(width), (1...1_000_000).contains(height) else {
            return SniffedFile(format: format, width: nil, height: nil)
        }
        return SniffedFile(format: format, width: width, height: height)
    }
}
