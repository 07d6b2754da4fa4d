package import Canvas
package import Domain
import Session

/// The pictures below the fields of the open form: results made with its entry, or the examples of an artist or model.
package struct FormPreviews: Hashable, Sendable {
    /// A picture with its caption.
    package struct Item: Hashable, Sendable {
        /// The run that made it; nil for an example of the service.
        package let run: RunID?
        /// The address of an example; nil for a run.
        package let address: String?
        /// The words below the picture: what differs from the others.
        package let caption: String
    }

    /// The entry of the form.
    package let entry: EntryID
    /// The heading.
    package let title: String
    /// The number of pictures shown and of all; empty if all are shown.
    package let count: String
    package let items: [Item]
    /// The rows of the pane without them.
    package let formRows: Int
    /// The maximum size of a picture in cells.
    package let thumbnail: Size

    /// The maximum number of pictures.
    package static let limit = 3
    /// The columns of the largest of these pictures.
    static let maxWidth = 21
    /// The columns between the pictures.
    private static let gap = 1
    /// The rows besides the pictures: a blank one, the heading and the captions.
    private static let otherRows = 3
    /// The sizes of the pictures, the best first.
    private static let sizes = [
        Size(width: maxWidth, height: 10), Size(width: 17, height: 8), Size(width: 12, height: 6),
    ]

    /// The rows of previews of the best size.
    static let usualRows = sizes[0].height + otherRows

    /// Creates the previews of `entry` from the results made with it; nil without a picture.
    ///
    /// - `runs`: The completed runs made with the entry, newest first; of a large number the first are enough.
    /// - `total`: The number of all of them.
    /// - `formRows`: The rows of the pane without them.
    /// - `room`: The columns and rows that the previews may take.
    package init?(
        of entry: CatalogEntry, runs: [Run], total: Int, formRows: Int, room: Size, caption: (Run) -> String
    ) {
        var addresses = entry.exampleURLs
        if addresses.isEmpty, entry.id.kind != .prompt, let address = entry.pictureURL { addresses = [address] }
        let isCatalog = entry.id.kind != .prompt || runs.isEmpty
        let all: [Item] =
            isCatalog && !addresses.isEmpty
            ? addresses.prefix(Self.limit).map { Item(run: nil, address: $0, caption: "") }
            : runs.prefix(Self.limit).map { Item(run: $0.id, address: nil, caption: caption($0)) }
        let size = Self.sizes.first { $0.height + Self.otherRows <= room.height && $0.width <= room.width }
        guard let size, !all.isEmpty else { return nil }
        let shown = Array(all.prefix((room.width + Self.gap) / (size.width + Self.gap)))
        let isMade = shown[0].run != nil
        self.entry = entry.id
        self.formRows = formRows
        thumbnail = size
        items = shown
        let many = isMade ? total : addresses.count
        count = many > shown.count ? "\(shown.count) of \(Wording.count(many))" : ""
        title =
            switch (isMade, entry.id.kind) {
            case (true, .artist): "Made with this artist"
            case (true, _): "Made with this prompt"
            case (false, .artist) where entry.exampleURLs.isEmpty: entry.title
            case (false, _): addresses.count == 1 ? "Example" : "Examples"
            }
    }

    /// The rows that the previews take, with a blank one above.
    package var rows: Int { thumbnail.height + Self.otherRows }

    /// The runs among the previews.
    package var runs: [RunID] { items.compactMap(\.run) }

    /// Returns the cells of picture `index`, in the rows from `origin` on.
    func cell(_ index: Int, at origin: Point) -> Rect {
        Rect(
            x: origin.x + index * (thumbnail.width + Self.gap), y: origin.y + 2, width: thumbnail.width,
            height: thumbnail.height)
    }
}
