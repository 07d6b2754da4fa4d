/// An output file, as a recipe from which its bytes are generated on demand.
package struct Artwork: Hashable, Sendable {
    /// The file formats, by their extensions.
    package enum Format: String, Sendable {
        case png, svg, mp4

        /// The media type.
        package var mime: String {
            switch self {
            case .png: "image/png"
            case .svg: "image/svg+xml"
            case .mp4: "video/mp4"
            }
        }
    }

    package let format: Format
    /// The subject, in the words of the prompt and the variables.
    package let words: String
    package let seed: UInt64
    /// The width in pixels; for a video a multiple of 16.
    package let width: Int
    package let height: Int

    /// Creates a recipe for a file of `width` × `height` pixels; for a video multiples of 16.
    package init(format: Format, words: String, seed: UInt64, width: Int, height: Int) {
        self.format = format
        self.words = words
        self.seed = seed
        self.width = width
        self.height = height
    }

    /// Generates the red, green and blue of each pixel, row by row; of a video those of its first frame.
    package func channels() -> [UInt8] {
        let scene = Scene(words: words, seed: seed, aspect: Float(width) / Float(height))
        return Rasterizer(scene.drawing(), width: width, height: height).bytes()
    }

    /// Generates the file; the same recipe always gives the same bytes.
    package func bytes() -> [UInt8] {
        let scene = Scene(words: words, seed: seed, aspect: Float(width) / Float(height))
        switch format {
        case .png:
            return PNGEncoder.encode(width: width, height: height, pixels: channels())
        case .svg:
            return Array(SVGWriter.write(scene.drawing(), width: width, height: height, title: words).utf8)
        case .mp4:
            let encoder = H264Encoder(width: width, height: height)
            let writer = MP4Writer(
                width: width, height: height, framesPerSecond: 8, sequenceParameters: encoder.sequenceParameters,
                pictureParameters: encoder.pictureParameters)
            let count = 20
            return writer.file(
                (0..<count).map { number in
                    let drawing = scene.drawing(turn: Float(number) / Float(count))
                    let rasterizer = Rasterizer(drawing, width: width, height: height)
                    return encoder.picture(rgb: rasterizer.bytes(), number: number)
                })
        }
    }
}
