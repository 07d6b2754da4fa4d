import Canvas
import Domain
import Forms
import Pixels
import Session

extension State {
    /// The collection that the form pane shows: the one under the catalog's cursor when it last rested.
    var shownCollection: EntryCollection? { focus == .catalog ? restingCollection : nil }

    /// The previews of the open form, if its pane has room for them.
    var shownPreviews: FormPreviews? {
        guard let previews, previews.entry == openEntry, previewRows(previews) >= previews.rows else { return nil }
        return previews
    }

    /// Returns the rows of the form pane below the fields.
    func previewRows(_ previews: FormPreviews) -> Int { (layout.panes[.form]?.height ?? 0) - previews.formRows }

    /// Determines the pictures below the form whose fields take `rows`, once the cursor rests. Returns the rows that
    /// they need.
    mutating func measurePreviews(below rows: Int) -> Int {
        previews = nil
        guard layout.arrangement == .threeColumns, let rect = layout.panes[.form],
            let entry = openEntry.flatMap({ formPanes[$0] })?.form.entry
        else { return 0 }
        let room = Size(width: rect.width - 4, height: layout.body.height - Self.minQueueRows - rows)
        var total = 0
        var made: [Run] = []
        for run in session.runs.all where run.entry == entry.id && run.phase == .completed {
            total += 1
            if made.count < FormPreviews.limit { made.append(run) }
        }
        previews = FormPreviews(of: entry, runs: made, total: total, formRows: rows, room: room) { run in
            queue.difference(of: run)?.text ?? run.detail ?? RecentView.age(run, now: now)
        }
        return previews?.rows ?? 0
    }

    /// The rows of the queue that previews leave.
    private static let minQueueRows = 14

    /// Notes the collection under the catalog's cursor.
    mutating func noteCollection() {
        restingCollection = nil
        if focus == .catalog, case .collection(let collection)? = selectedRow { restingCollection = collection }
    }

    /// Requests the pictures of the form pane, after the large one.
    mutating func settlePreviews() -> [Effect] {
        guard canLoadThumbnails else { return [] }
        if let collection = shownCollection {
            return pictures.want([collectionRequest(for: collection)].compactMap(\.self)).map { .engine($0) }
        }
        guard let previews = shownPreviews else { return [] }
        let examples = previews.items.filter { $0.run == nil }.compactMap { request(for: $0, previews) }
        return loadThumbnails(of: previews.runs, previews.thumbnail) + pictures.want(examples).map { .engine($0) }
    }

    /// Returns the request for an example of `previews`; nil for a run.
    func request(for item: FormPreviews.Item, _ previews: FormPreviews) -> PictureRequest? {
        item.address.map {
            PictureRequest(
                .address($0, previews.entry.service), width: previews.thumbnail.width,
                height: previews.thumbnail.height, format: pictureFormat)
        }
    }

    /// Returns the request for the picture of `collection`; nil without a picture or room for it.
    func collectionRequest(for collection: EntryCollection) -> PictureRequest? {
        guard let address = collection.heroImageURL,
            let inner = layout.panes[.form]?.inset(horizontal: 2, vertical: 1)
        else { return nil }
        let area = CollectionView.pictureArea(in: inner)
        guard area.width > 3, area.height > 1 else { return nil }
        return PictureRequest(
            .address(address, .artinstring), width: area.width, height: area.height, format: pictureFormat)
    }
}
