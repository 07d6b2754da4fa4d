/// Writes a minimal MP4 file (ISO/IEC 14496-12 and -15) with one track of H.264 video, the index in front.
struct MP4Writer {
    let width: Int
    let height: Int
    let framesPerSecond: Int
    let sequenceParameters: [UInt8]
    let pictureParameters: [UInt8]

    /// Returns the file with `pictures`, one NAL unit each.
    func file(_ pictures: [[UInt8]]) -> [UInt8] {
        let samples = pictures.map { Self.word($0.count) + $0 }
        let type = Self.box("ftyp", [Array("isom".utf8), Self.word(512), Array("isomiso2avc1mp41".utf8)])
        // The index has the offset of the data, and its own length does not depend on the value.
        let index = movie(samples.map(\.count), dataOffset: 0)
        let offset = type.count + index.count + 8
        return type + movie(samples.map(\.count), dataOffset: offset) + Self.box("mdat", samples)
    }

    private func movie(_ sizes: [Int], dataOffset: Int) -> [UInt8] {
        let scale = framesPerSecond * 100
        let duration = sizes.count * 100
        let matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000].flatMap(Self.word)
        let header = Self.box(
            "mvhd",
            [
                Self.word(0), Self.word(0), Self.word(0), Self.word(scale), Self.word(duration), Self.word(0x10000),
                [1, 0, 0, 0] + Self.word(0) + Self.word(0), matrix, (0..<6).flatMap { _ in Self.word(0) }, Self.word(2),
            ])
        let track = Self.box(
            "tkhd",
            [
                Self.word(3), Self.word(0), Self.word(0), Self.word(1), Self.word(0), Self.word(duration),
                Self.word(0), Self.word(0), Self.word(0), Self.word(0), matrix, Self.word(width << 16),
                Self.word(height << 16),
            ])
        let mediaHeader = Self.box(
            "mdhd",
            [Self.word(0), Self.word(0), Self.word(0), Self.word(scale), Self.word(duration), [0x55, 0xC4, 0, 0]])
        let handler = Self.box(
            "hdlr",
            [Self.word(0), Self.word(0), Array("vide".utf8), [UInt8](repeating: 0, count: 12), Array("video\0".utf8)])
        let data = Self.box("dinf", [Self.box("dref", [Self.word(0), Self.word(1), Self.box("url ", [Self.word(1)])])])
        let information = Self.box(
            "minf",
            [
                Self.box("vmhd", [Self.word(1), Self.word(0), Self.word(0)]), data,
                sampleTable(sizes, dataOffset: dataOffset),
            ])
        let media = Self.box("mdia", [mediaHeader, handler, information])
        return Self.box("moov", [header, Self.box("trak", [track, media])])
    }

    private func sampleTable(_ sizes: [Int], dataOffset: Int) -> [UInt8] {
        let configuration = Self.box(
            "avcC",
            [
                [1, sequenceParameters[1], sequenceParameters[2], sequenceParameters[3], 0xFF, 0xE1],
                Self.half(sequenceParameters.count), sequenceParameters, [1], Self.half(pictureParameters.count),
                pictureParameters,
            ])
        let entry = Self.box(
            "avc1",
            [
                [0, 0, 0, 0, 0, 0, 0, 1], [UInt8](repeating: 0, count: 16), Self.half(width), Self.half(height),
                Self.word(0x48_0000), Self.word(0x48_0000), Self.word(0), Self.half(1),
                [UInt8](repeating: 0, count: 32), Self.half(24), [0xFF, 0xFF], configuration,
            ])
        return Self.box(
            "stbl",
            [
                Self.box("stsd", [Self.word(0), Self.word(1), entry]),
                Self.box("stts", [Self.word(0), Self.word(1), Self.word(sizes.count), Self.word(100)]),
                Self.box("stsc", [Self.word(0), Self.word(1), Self.word(1), Self.word(sizes.count), Self.word(1)]),
                Self.box("stsz", [Self.word(0), Self.word(0), Self.word(sizes.count), sizes.flatMap(Self.word)]),
                Self.box("stco", [Self.word(0), Self.word(1), Self.word(dataOffset)]),
            ])
    }

    private static func box(_ type: String, _ parts: [[UInt8]]) -> [UInt8] {
        let body = Array(parts.joined())
        return word(body.count + 8) + Array(type.utf8) + body
    }

    private static func word(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func half(_ value: Int) -> [UInt8] { [UInt8(truncatingIfNeeded: value >> 8), UInt8(value & 255)] }
}
