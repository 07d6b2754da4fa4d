import Pixels
import Testing

@testable import Engine

struct PictureFileTests {
    static func picture(_ red: UInt8 = 200, side: Int = 96) -> StoredPicture? {
        PixelGrid(width: 3, height: 2, channels: [red] + [UInt8](1...17)).map {
            StoredPicture(
                file: SniffedFile(format: .webp, width: 1024, height: nil), byteCount: 418_000, side: side, grid: $0)
        }
    }

    @Test func whatIsWrittenIsRead() throws {
        let picture = try #require(Self.picture())
        #expect(PictureFile.picture(in: PictureFile.bytes(of: picture)) == picture)
    }

    @Test func noDamagedFileIsAPicture() throws {
        let bytes = PictureFile.bytes(of: try #require(Self.picture()))
        for place in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0xFF] where bytes[place] != value {
                var damaged = bytes
                damaged[place] = value
                #expect(PictureFile.picture(in: damaged) == nil, "byte \(place) is \(value)")
            }
            #expect(PictureFile.picture(in: Array(bytes.prefix(place))) == nil, "cut at \(place)")
        }
        #expect(PictureFile.picture(in: bytes + [0]) == nil)
        #expect(PictureFile.picture(in: [UInt8](repeating: 0xFF, count: 5000)) == nil)
    }

    /// A right sum makes no wrong sizes right.
    @Test(arguments: [(8, 1), (10, 0xFF), (12, 0xFF), (14, 0xFF), (11, 0)])
    func sizesAreCheckedBehindARightSum(_ place: Int, _ value: UInt8) throws {
        var bytes = Array(PictureFile.bytes(of: try #require(Self.picture())).dropLast(8))
        bytes[place] = value
        let sum = PictureKey.hash(bytes, 0xCBF2_9CE4_8422_2325)
        bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
        #expect(PictureFile.picture(in: bytes) == nil)
    }

    @Test(arguments: [
        (72, 36, 320), (38, 19, 216), (24, 12, 96), (1, 1, 96), (0, -3, 96), (300, 200, 640), (.max, .max, 640),
        (300, 4, 96),
    ])
    func sidesFitTheCells(_ columns: Int, _ rows: Int, _ side: Int) {
        #expect(StoredPicture.side(columns: columns, rows: rows) == side)
    }
}
