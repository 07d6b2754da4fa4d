import Pixels

/// The format of a picture in the cache: a header, the pixels, and a sum of both. Everything is checked on reading.
///
/// All numbers have the most significant byte first: mark (8 bytes), side, width, height (2 each), format (1), width and
/// height of the source (4 each, 0 unknown), its size (7), red, green and blue of each pixel, sum (8).
enum PictureFile {
    private static let mark = Array("easel\u{0}p1".utf8)
    private static let headerSize = 30

    /// The maximum size of a file, in bytes.
    static var sizeLimit: Int {
        let side = StoredPicture.sides[StoredPicture.sides.count - 1]
        return headerSize + side * side * 3 + 8
    }

    /// Returns the file for `picture`.
    static func bytes(of picture: StoredPicture) -> [UInt8] {
        var bytes = mark
        bytes.reserveCapacity(headerSize + picture.grid.channels.count + 8)
        func add(_ number: Int, _ size: Int) {
            let number = UInt64(max(0, number))
            bytes += (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
        }
        add(picture.side, 2)
        add(picture.grid.width, 2)
        add(picture.grid.height, 2)
        add(SniffedFile.Format.allCases.firstIndex(of: picture.file.format) ?? 0, 1)
        add(picture.file.width ?? 0, 4)
        add(picture.file.height ?? 0, 4)
        add(picture.byteCount, 7)
        bytes += picture.grid.channels
        let sum = sum(of: bytes[...])
        bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
        return bytes
    }

    /// Returns the picture in `bytes`; nil where anything is not as `bytes(of:)` writes it.
    static func picture(in bytes: [UInt8]) -> StoredPicture? {
        let reader = ByteReader(bytes: bytes)
        let formats = SniffedFile.Format.allCases
        guard bytes.count <= sizeLimit, reader.has(mark, at: 0), let side = reader.bigEndian(2, at: 8),
            let width = reader.bigEndian(2, at: 10), let height = reader.bigEndian(2, at: 12),
            let format = reader.bigEndian(1, at: 14), let sourceWidth = reader.bigEndian(4, at: 15),
            let sourceHeight = reader.bigEndian(4, at: 19), let byteCount = reader.bigEndian(7, at: 23),
            StoredPicture.sides.contains(side), (1...side).contains(width), (1...side).contains(height),
            formats.indices.contains(format), bytes.count == headerSize + width * height * 3 + 8,
            sum(of: bytes.dropLast(8)) == bytes.suffix(8).reduce(0, { $0 << 8 | UInt64($1) }),
            let grid = PixelGrid(
                width: width, height: height, channels: Array(bytes[headerSize..<bytes.count - 8]))
        else { return nil }
        let file = SniffedFile(
            format: formats[format], width: sourceWidth > 0 ? sourceWidth : nil,
            height: sourceHeight > 0 ? sourceHeight : nil)
        return StoredPicture(file: file, byteCount: byteCount, side: side, grid: grid)
    }

    private static func sum(of bytes: ArraySlice<UInt8>) -> UInt64 { PictureKey.hash(bytes, 0xCBF2_9CE4_8422_2325) }
}
