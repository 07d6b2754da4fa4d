/// The bounds that a download keeps, in bytes.
package struct DownloadLimits: Hashable, Sendable {
    /// The largest picture made of pixels.
    package var image: Int
    /// The largest SVG.
    package var vector: Int
    package var video: Int
    /// The number of bytes that are left free on the disk.
    package var reserve: Int
    /// The number of bytes that may arrive before it is put on the disk for good and noted, so that it need not come
    /// again.
    package var checkpoint: Int

    /// Limits that differ from the usual ones where they are given.
    package init(
        image: Int = 64 << 20, vector: Int = 16 << 20, video: Int = 2 << 30, reserve: Int = 64 << 20,
        checkpoint: Int = 8 << 20
    ) {
        self.image = image
        self.vector = vector
        self.video = video
        self.reserve = reserve
        self.checkpoint = checkpoint
    }

    /// The largest file of any kind.
    var largest: Int { max(image, vector, video) }

    /// The largest file of `format`.
    func largest(of format: SniffedFile.Format) -> Int {
        switch format {
        case .png, .jpeg, .gif, .webp: image
        case .svg: vector
        case .mp4: video
        }
    }
}
