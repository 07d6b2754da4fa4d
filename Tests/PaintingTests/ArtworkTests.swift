import CZlib
import Testing

@testable import Painting

struct ArtworkTests {
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func artwork(_ format: Artwork.Format, _ words: String = "an owl at sunset") -> Artwork {
        Artwork(format: format, words: words, seed: 5, width: 64, height: 48)
    }

    @Test func pngChunksAreWhole() throws {
        let file = Self.artwork(.png).bytes()
        #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        var types: [String] = []
        var data: [UInt8] = []
        var position = 8
        while position < file.count {
            let length = Self.number(file[position..<position + 4])
            let body = Array(file[position + 4..<position + 8 + length])
            #expect(
                Int(crc32(0, body, uInt(body.count)))
                    == Self.number(file[position + 8 + length..<position + 12 + length]))
            types.append(String(decoding: body.prefix(4), as: UTF8.self))
            if types.last == "IHDR" { #expect(Array(body.dropFirst(4)) == [0, 0, 0, 64, 0, 0, 0, 48, 8, 2, 0, 0, 0]) }
            if types.last == "IDAT" { data += body.dropFirst(4) }
            position += 12 + length
        }
        #expect(types == ["IHDR", "IDAT", "IEND"])
        var size = uLong((64 * 3 + 1) * 48)
        var pixels = [UInt8](repeating: 0, count: Int(size))
        #expect(uncompress(&pixels, &size, data, uLong(data.count)) == Z_OK)
        #expect(Int(size) == pixels.count)
        #expect(Set(pixels).count > 20)
    }

    @Test func pngRowsGiveThePixelsBack() {
        let pixels = (0..<2 * 2 * 3).map { UInt8($0 * 20) }
        let file = PNGEncoder.encode(width: 2, height: 2, pixels: pixels)
        let length = Self.number(file[33..<37])
        var size = uLong(14)
        var rows = [UInt8](repeating: 0, count: 14)
        #expect(uncompress(&rows, &size, Array(file[41..<41 + length]), uLong(length)) == Z_OK)
        #expect(rows == [1, 0, 20, 40, 60, 60, 60, 1, 120, 140, 160, 60, 60, 60])
    }

    @Test func mp4IndexPointsAtItsPictures() throws {
        let file = Self.artwork(.mp4).bytes()
        var boxes: [String: Range<Int>] = [:]
        func walk(_ range: Range<Int>) {
            var position = range.lowerBound
            while position + 8 <= range.upperBound {
                let size = Self.number(file[position..<position + 4])
                guard size >= 8, position + size <= range.upperBound else { return }
                let type = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
                boxes[type] = position + 8..<position + size
                if ["moov", "trak", "mdia", "minf", "stbl"].contains(type) { walk(position + 8..<position + size) }
                position += size
            }
        }
        walk(0..<file.count)
        #expect(boxes["ftyp"]?.lowerBound == 8)
        let data = try #require(boxes["mdat"])
        let offsets = try #require(boxes["stco"])
        let sizes = try #require(boxes["stsz"])
        #expect(Self.number(file[offsets.upperBound - 4..<offsets.upperBound]) == data.lowerBound)
        let count = Self.number(file[sizes.lowerBound + 8..<sizes.lowerBound + 12])
        #expect(count == 20)
        var position = data.lowerBound
        for index in 0..<count {
            let at = sizes.lowerBound + 12 + index * 4
            let size = Self.number(file[at..<at + 4])
            #expect(Self.number(file[position..<position + 4]) == size - 4)
            #expect(file[position + 4] == 0x65)
            position += size
        }
        #expect(position == data.upperBound)
    }

    @Test func bitsAreEscaped() {
        var bits = BitWriter(header: [0x65])
        for byte: UInt8 in [0, 0, 1, 0, 0, 0] { bits.byte(byte) }
        #expect(bits.unit() == [0x65, 0, 0, 3, 1, 0, 0, 3, 0, 0x80])
        var codes = BitWriter(header: [])
        for value in [0, 1, 2, 3] { codes.exponential(value) }
        // 1 010 011 00100, then the stop bit.
        #expect(codes.unit() == [0b1010_0110, 0b0100_1000])
    }

    @Test(arguments: SceneKind.allCases)
    func everySceneDrawsItself(kind: SceneKind) {
        let words = kind == .field ? "colour field" : kind == .orbit ? "orbit" : kind.rawValue
        let scene = Scene(words: words, seed: 3, aspect: 1)
        #expect(scene.kind == kind)
        #expect(scene.drawing().shapes.count > 4)
        let other = Scene(words: words, seed: 4, aspect: 1)
        let first = Rasterizer(scene.drawing(), width: 48, height: 48).bytes()
        #expect(first != Rasterizer(other.drawing(), width: 48, height: 48).bytes())
        #expect(first == Rasterizer(scene.drawing(), width: 48, height: 48).bytes())
        #expect(first != Rasterizer(scene.drawing(turn: 0.3), width: 48, height: 48).bytes())
    }

    @Test func theFirstTellingWordDecides() {
        #expect(Scene(words: "a fox, Stoic Owl Portrait", seed: 1, aspect: 1).kind == .fox)
        #expect(Scene(words: "Stoic Owl Portrait, a fox", seed: 1, aspect: 1).kind == .owl)
    }

    @Test func svgIsSafeAndComplete() {
        let text = String(decoding: Self.artwork(.svg, "an owl <script> & \u{1B}[31m").bytes(), as: UTF8.self)
        #expect(text.contains("<title>an owl &lt;script&gt; &amp; [31m</title>"))
        #expect(text.contains("width=\"64\" height=\"48\""))
        #expect(text.hasSuffix("</svg>\n"))
        #expect(!text.contains("nan") && !text.contains("inf\""))
    }
}
