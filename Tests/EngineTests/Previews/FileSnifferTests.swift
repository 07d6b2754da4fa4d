import Testing

@testable import Engine

struct FileSnifferTests {
    private static func be(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    private static func le(_ value: Int, _ size: Int) -> [UInt8] { be(value, size).reversed() }
    private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        be(content.count + 8, 4) + name.utf8 + content
    }

    private static let pngMark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]
    private static let zeros = [UInt8](repeating: 0, count: 76)

    private static let files: [(String, [UInt8], SniffedFile?)] = [
        ("png", pngMark + be(13, 4) + "IHDR".utf8 + be(640, 4) + be(480, 4), .init(.png, 640, 480)),
        ("png cut short", pngMark + be(13, 4) + "IHDR".utf8 + be(640, 4), .init(.png, nil, nil)),
        ("png of no height", pngMark + be(13, 4) + "IHDR".utf8 + be(640, 4) + be(0, 4), .init(.png, nil, nil)),
        ("png of absurd size", pngMark + be(13, 4) + "IHDR".utf8 + be(1 << 31, 4) + be(9, 4), .init(.png, nil, nil)),
        ("gif", Array("GIF89a".utf8) + le(320, 2) + le(200, 2), .init(.gif, 320, 200)),
        ("gif cut short", Array("GIF87a".utf8) + [1], .init(.gif, nil, nil)),
        (
            "jpeg",
            [0xFF, 0xD8, 0xFF, 0xE0] + be(4, 2) + [0, 0] + [0xFF, 0xFF, 0xC4] + be(3, 2) + [0] + [0xFF, 0xC2]
                + be(17, 2) + [8] + be(600, 2) + be(800, 2), .init(.jpeg, 800, 600)
        ),
        ("jpeg cut short", [0xFF, 0xD8, 0xFF, 0xE0] + be(400, 2), .init(.jpeg, nil, nil)),
        ("jpeg with a segment of no length", [0xFF, 0xD8, 0xFF, 0xE0] + be(0, 2) + zeros, .init(.jpeg, nil, nil)),
        (
            "webp, lossy",
            Array("RIFF".utf8) + le(99, 4) + "WEBPVP8 ".utf8 + le(9, 4) + [0, 0, 0, 0x9D, 1, 0x2A] + le(0x4000 | 512, 2)
                + le(256, 2), .init(.webp, 512, 256)
        ),
        (
            "webp, lossless",
            Array("RIFF".utf8) + le(99, 4) + "WEBPVP8L".utf8 + le(9, 4) + [0x2F] + le(511 | 255 << 14, 4),
            .init(.webp, 512, 256)
        ),
        (
            "webp, extended",
            Array("RIFF".utf8) + le(99, 4) + "WEBPVP8X".utf8 + le(10, 4) + [0, 0, 0, 0] + le(1023, 3) + le(767, 3),
            .init(.webp, 1024, 768)
        ),
        ("webp cut short", Array("RIFF".utf8) + le(99, 4) + "WEBP".utf8, .init(.webp, nil, nil)),
        (
            "mp4, sound first",
            box("ftyp", Array("isom".utf8))
                + box(
                    "moov",
                    box("trak", box("tkhd", zeros + be(0, 8)))
                        + box("trak", box("tkhd", zeros + be(320 << 16, 4) + be(192 << 16, 4)))),
            .init(.mp4, 320, 192)
        ),
        ("mp4 with a box that lies", box("ftyp", []) + be(1 << 30, 4) + "moov".utf8, .init(.mp4, nil, nil)),
        ("mp4 with a box of no size", box("ftyp", []) + be(1, 4) + "moov".utf8 + be(0, 8), .init(.mp4, nil, nil)),
        ("svg", Array("<svg xmlns=\"x\" width=\"100\" height='50.4px'>".utf8), .init(.svg, 100, 50)),
        (
            "svg behind a preamble",
            Array(
                "\u{FEFF} <?xml version=\"1.0\"?>\n<!-- a > b --><!DOCTYPE svg>\n<svg viewBox=\"0 0 640,480\"/>".utf8),
            .init(.svg, 640, 480)
        ),
        ("svg in percent", Array("<svg width=\"100%\" height=\"100%\">".utf8), .init(.svg, nil, nil)),
        ("svg with a stroke width", Array("<svg stroke-width=\"3\" width=\"9\" height=\"8\">".utf8), .init(.svg, 9, 8)),
        ("html", Array("<!DOCTYPE html><html><svg></svg></html>".utf8), nil),
        ("svg's longer cousin", Array("<svgx width=\"1\" height=\"1\">".utf8), nil),
        ("nothing", [], nil),
        ("text", Array("RIFFRAFF is here, and GIF too".utf8), nil),
    ]

    @Test(arguments: files.indices)
    func formatsAndExtentsAreReadFromTheHeader(index: Int) {
        let (name, bytes, expected) = Self.files[index]
        #expect(FileSniffer.sniff(bytes) == expected, "\(name)")
    }

    @Test(arguments: files.indices)
    func aFileCutAnywhereOrWithAnyByteChangedIsReadWithoutHarm(index: Int) {
        let bytes = Self.files[index].1
        for end in bytes.indices { _ = FileSniffer.sniff(Array(bytes[..<end])) }
        for position in bytes.indices {
            for value: UInt8 in [0, 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[position] = value
                if let file = FileSniffer.sniff(changed), let width = file.width { #expect(width > 0) }
            }
        }
    }
}

extension SniffedFile {
    fileprivate init(_ format: Format, _ width: Int?, _ height: Int?) {
        self.init(format: format, width: width, height: height)
    }
}
