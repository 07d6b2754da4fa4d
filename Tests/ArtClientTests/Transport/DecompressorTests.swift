@testable import ArtClient
import Testing

/// The bytes decide whether a response is compressed, whatever its header says.
struct DecompressorTests {
    private static let svg: [UInt8] = {
        let text = "<svg xmlns=\"http://www.w3.org/2000/svg\">" + String(repeating: "<g/>", count: 900)
        return Array(text.utf8)
    }()
    private static let json = Array(#"{"a":[1,2,3]}"#.utf8)
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let deflated = Array(Gzip.compressed(svg).dropFirst(Gzip.header.count).dropLast(8))

    private static func adler(_ bytes: [UInt8]) -> [UInt8] {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes { (a, b) = ((a + UInt32(byte)) % 65521, (b + a + UInt32(byte)) % 65521) }
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (b << 16 | a) >> $0) }
    }

    /// The field, the sent bytes and the decoded ones.
    private static let bodies: [(field: String?, sent: [UInt8], is: [UInt8])] = [
        (nil, svg, svg), ("gzip", Gzip.compressed(svg), svg), ("x-gzip", Gzip.compressed(svg), svg),
        ("GZIP ", Gzip.compressed(json), json), (nil, Gzip.compressed(svg), svg), ("UTF-8", Gzip.compressed(svg), svg),
        ("gzip", svg, svg), ("gzip", png, png), ("gzip", json, json), ("gzip", [], []), ("gzip", [0x1F], [0x1F]),
        ("UTF-8", svg, svg), ("none", png, png), ("aws-chunked", svg, svg),
        ("aws-chunked,gzip", Gzip.compressed(svg), svg),
        ("identity", json, json), ("", json, json), ("br", png, png), ("binary", svg, svg),
        ("gzip, gzip", Gzip.compressed(Gzip.compressed(svg)), svg),
        ("gzip", Gzip.compressed(svg) + Gzip.compressed(json), svg + json),
        ("gzip", Gzip.compressed([0x1F, 0x8B]), [0x1F, 0x8B]), ("gzip", Gzip.compressed([]), []),
        ("deflate", [0x78, 0x9C] + deflated + adler(svg), svg), ("deflate", deflated, svg), ("deflate", svg, svg),
        ("deflate", json, json), ("deflate", png, png), (nil, [0x78, 0x9C] + deflated, [0x78, 0x9C] + deflated),
    ]

    private func decompressed(_ field: String?, _ chunks: [[UInt8]]) throws(TransportError) -> [UInt8] {
        var decompressor = Decompressor(field)
        var out: [UInt8] = []
        for chunk in chunks {
            try decompressor.feed(chunk)
            while let piece = try decompressor.next() { out += piece }
        }
        try decompressor.end()
        while let piece = try decompressor.next() { out += piece }
        try decompressor.check()
        return out
    }

    @Test(arguments: bodies.indices, [1, 2, 7, 100_000])
    func theBytesDecide(_ index: Int, _ size: Int) throws {
        let body = Self.bodies[index]
        let chunks = stride(from: 0, to: body.sent.count, by: size).map {
            Array(body.sent[$0..<min($0 + size, body.sent.count)])
        }
        #expect(try decompressed(body.field, chunks) == body.is, "\(body.field ?? "no field")")
    }

    private static let damaged: [(String, [UInt8])] = [
        ("gzip", Array(Gzip.compressed(svg).dropLast())), ("gzip", Array(Gzip.compressed(svg).prefix(5))),
        ("gzip", Gzip.compressed(svg) + [0]),
        (
            "gzip",
            {
                var bytes = Gzip.compressed(svg)
                bytes[bytes.count - 6] ^= 1
                return bytes
            }()
        ), ("gzip, gzip", Gzip.compressed(Array(Gzip.compressed(svg).dropLast(9)))),
    ]

    @Test(arguments: damaged.indices)
    func damagedBodyIsAnError(_ index: Int) {
        let (field, bytes) = Self.damaged[index]
        #expect(throws: TransportError.self) { try decompressed(field, [bytes]) }
    }

    /// However much one chunk decompresses to, it is delivered in bounded pieces.
    @Test func limitsPieces() throws {
        let whole = Gzip.compressed([UInt8](repeating: 0, count: 64 << 20))
        var decompressor = Decompressor("gzip")
        try decompressor.feed(whole)
        var count = 0
        while let piece = try decompressor.next() {
            #expect(piece.count <= Inflater.pieceSize)
            count += piece.count
        }
        #expect(count == 64 << 20)
    }

    @Test(
        arguments: [
            (nil, false), ("gzip", true), ("X-GZIP", true), ("aws-chunked, gzip", true), ("deflate", true),
            ("br", true),
            ("UTF-8", false), ("none", false), ("aws-chunked", false), ("identity", false), ("", false),
        ] as [(String?, Bool)])
    func recognizesCompression(_ field: String?, _ isCompressed: Bool) {
        #expect(Decompressor.isCompressed(field) == isCompressed)
    }
}
