package import Canvas

/// The rectangles inside the result pane: the output, its facts, and the strip of recent results.
///
/// It depends on the pane and the shape of the picture only, so that nothing moves when facts or pictures arrive.
package struct ResultLayout: Hashable, Sendable {
    /// The place of the facts.
    package enum Placement: Hashable, Sendable {
        case beside, below
    }

    /// The place of the facts.
    package let placement: Placement
    /// The cells of the picture, or of the text.
    package let output: Rect
    /// The facts. Below the output, the address is the last of their lines.
    package let facts: Rect
    /// The line of the address, where the facts are beside the output; nil where it has no line of its own.
    package let address: Rect?
    /// The strip of recent results with its heading and ages; nil without room for it.
    package let recent: Rect?
    /// The maximum size of a picture in the strip.
    package let thumbnail: Size

    /// The columns of a text that are comfortable to read.
    package static let textWidth = 76
    /// The least columns of facts beside a picture, and the columns between them.
    private static let (minFactsWidth, gap) = (24, 2)
    /// The least size of a picture beside its facts.
    private static let minBeside = Size(width: 8, height: 3)
    /// The rows of the strip around its pictures: heading and ages.
    private static let stripRows = 2
    /// The rows of facts that a strip beside a picture leaves: detail, time, and two groups of three.
    private static let factsBesideStrip = 10
    /// The height from which the pictures in the strip are larger.
    private static let roomyHeight = 30

    /// The arrangements below a picture, the best first: a blank row, rows of facts, and rows of the strip's pictures.
    private static let below: [(gap: Int, facts: Int, thumbnail: Int)] = [
        (1, 5, 6), (1, 4, 6), (1, 4, 4), (0, 3, 4), (1, 5, 0), (1, 4, 0), (0, 4, 0), (0, 3, 0), (0, 2, 0), (0, 1, 0),
        (0, 0, 0),
    ]

    /// Creates the layout for a picture.
    ///
    /// - `inner`: The inside of the pane.
    /// - `shape`: The shape of the picture.
    /// - `hasOthers`: True if there are other results, which the strip shows.
    package init(picture shape: PictureFit, in inner: Rect, hasOthers: Bool) {
        let besideArea = Size(width: inner.width - Self.minFactsWidth - Self.gap, height: inner.height)
        let beside = shape.size(in: besideArea)
        let belowArea = Size(width: inner.width, height: inner.height - Self.reservedRows(inner.height))
        let below = shape.size(in: belowArea)
        let fitsBeside = beside.width >= Self.minBeside.width && beside.height >= Self.minBeside.height
        if fitsBeside, beside.width * beside.height >= below.width * below.height {
            self.init(beside: beside, in: inner, hasOthers: hasOthers)
        } else {
            self.init(below: below, in: inner, hasOthers: hasOthers)
        }
    }

    /// Creates the layout for a text, with its facts at the bottom.
    package init(textIn inner: Rect, hasOthers: Bool) {
        let height = inner.height
        let (gap, facts) = height >= 16 ? (1, 4) : height >= 8 ? (1, 3) : (0, min(1, height / 2))
        let thumbnail = hasOthers && height >= Self.roomyHeight + 4 ? 6 : 0
        let strip = thumbnail == 0 ? 0 : thumbnail + Self.stripRows + 1
        let (above, recent) = inner.splitBottom(strip)
        let (output, foot) = above.splitBottom(facts + gap)
        placement = .below
        self.output = output
        self.facts = foot.splitTop(gap).rest
        address = nil
        self.recent = thumbnail == 0 ? nil : recent.splitTop(1).rest
        self.thumbnail = Self.thumbnail(thumbnail)
    }

    private init(beside size: Size, in inner: Rect, hasOthers: Bool) {
        placement = .beside
        output = Rect(x: inner.x, y: inner.y, width: size.width, height: size.height)
        let left = output.maxX + Self.gap
        let column = Rect(x: left, y: inner.y, width: inner.maxX - left, height: inner.height)
        let (above, address) = column.splitBottom(column.height >= 6 ? 1 : 0)
        self.address = address.isEmpty ? nil : address
        let rows = column.height >= Self.roomyHeight ? 6 : 4
        let strip = rows + Self.stripRows
        if hasOthers, above.height - 1 - strip - 1 >= Self.factsBesideStrip {
            let (facts, foot) = above.splitBottom(strip + 1)
            self.facts = facts.splitBottom(1).rest
            recent = foot.splitBottom(1).rest
            thumbnail = Self.thumbnail(rows)
        } else {
            facts = above.splitBottom(column.height >= 12 ? 1 : 0).rest
            recent = nil
            thumbnail = Self.thumbnail(0)
        }
    }

    private init(below size: Size, in inner: Rect, hasOthers: Bool) {
        placement = .below
        output = Rect(
            x: inner.x + (inner.width - size.width) / 2, y: inner.y, width: size.width, height: size.height)
        let rest = inner.splitTop(size.height).rest
        let fitting = Self.below.first { each in
            (each.thumbnail == 0 || hasOthers)
                && each.gap + each.facts + Self.rows(ofStrip: each.thumbnail) <= rest.height
        }
        let (gap, _, thumbnail) = fitting ?? (0, 0, 0)
        // The strip is at the bottom, so that it stays where it is from one result to the next.
        let (facts, strip) = rest.splitTop(gap).rest.splitBottom(Self.rows(ofStrip: thumbnail))
        self.facts = facts
        address = nil
        recent = thumbnail == 0 ? nil : strip.splitTop(1).rest
        self.thumbnail = Self.thumbnail(thumbnail)
    }

    /// Returns the rows of a strip with pictures of `thumbnail` rows and the blank row above it; 0 without pictures.
    private static func rows(ofStrip thumbnail: Int) -> Int { thumbnail == 0 ? 0 : thumbnail + stripRows + 1 }

    /// Returns the rows below a picture that facts need in a pane of `height` rows.
    private static func reservedRows(_ height: Int) -> Int {
        switch height {
        case 24...: 5
        case 12...: 3
        case 4...: 1
        default: 0
        }
    }

    private static func thumbnail(_ rows: Int) -> Size { Size(width: 2 * rows, height: rows) }

    /// The columns between the pictures of the strip.
    private static let thumbnailGap = 2

    /// The number of pictures that the strip has room for.
    package var thumbnailCount: Int {
        guard let recent, thumbnail.width > 0 else { return 0 }
        return min(12, (recent.width + Self.thumbnailGap) / (thumbnail.width + Self.thumbnailGap))
    }

    /// Returns the cells of picture `index` in the strip.
    func thumbnail(at index: Int) -> Rect {
        let recent = recent ?? facts
        return Rect(
            x: recent.x + index * (thumbnail.width + Self.thumbnailGap), y: recent.y + 1, width: thumbnail.width,
            height: thumbnail.height)
    }
}
