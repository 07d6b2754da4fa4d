import JSON
import Domain

/// Walks through artinstring's runs by cursors.
///
/// A cursor is the creation time of a page's last row, so rows created at the same time may be on neither page. Each
/// cursor is therefore advanced by one unit of its last digit, and repeated rows are dropped. Where such a page makes
/// no progress, because a page cannot hold all rows of one moment, the service's own cursor is used, and if that loops,
/// the moment before. Rows that the service counts beyond those seen are then searched by status, first at the crowded
/// moments, which have fewer rows per status. The count may also be permanently wrong: such a list ends with the first
/// page without new rows.
struct RunPaging: Paging {
    private(set) var position: RunQuery?
    private let whole: RunQuery
    private var seen = SeenRows<RunReport>(id: \.remoteID)
    private var pagesLeft: Int
    /// The number of consecutive pages without new rows.
    private var unproductivePages = 0
    /// The greatest number of rows in a page so far, and whether the last page had as many.
    private var maxRowsPerPage = 0
    private var isFull = false
    /// The oldest cursor in this list, verbatim.
    private var edge: String?
    /// The way it was used last.
    private var cursorMode = CursorMode.overlap
    /// The moments with more rows than a page holds.
    private var crowded: [CursorMoment] = []
    /// The lists still to be searched for missing rows, each with its crowded moment if it has one; nil until they are
    /// needed.
    private var detours: [(query: RunQuery, moment: CursorMoment?)]?
    /// The number of consecutive detours without new rows.
    private var unproductiveDetours = 0
    /// True while the list of one crowded moment is read.
    private var isAtMoment = false

    /// The use of a cursor in the next request.
    private enum CursorMode: Hashable {
        /// Advanced, so that rows of its moment are included.
        case overlap
        /// The cursor as the service returned it.
        case verbatim
        /// Before its moment.
        case beyond
    }

    /// The number of consecutive pages without new rows that shows that the cursors make no progress, though each is
    /// older than the one before. Overlaps alone never cause as many.
    private static let unproductivePageLimit = 5
    /// The maximum number of crowded moments searched by status.
    private static let crowdLimit = 40
    /// The number of consecutive lists without new rows, those of two moments, after which the rest is skipped.
    private static let unproductiveDetourLimit = 10

    /// - `pageLimit`: The maximum number of pages, in case the service never ends.
    init(since: Timestamp?, status: Phase?, pageLimit: Int = 4000) {
        whole = RunQuery(status: status, since: since)
        position = whole
        pagesLeft = pageLimit
    }

    mutating func receive(_ page: Page<RunReport>) -> Page<RunReport> {
        guard let requested = position else { return page }
        let before = seen.distinct
        // The total of one status is not that of the list.
        var counted = page
        if requested.status != whole.status { counted.total = nil }
        var new = seen.new(in: counted)
        if seen.distinct > before { (unproductivePages, unproductiveDetours) = (0, 0) } else { unproductivePages += 1 }
        isFull = page.sent >= maxRowsPerPage
        maxRowsPerPage = max(maxRowsPerPage, page.sent)
        pagesLeft -= 1
        position = pagesLeft > 0 ? nextQuery(page, isNew: !new.isRepetition(of: page), requested: requested) : nil
        new.total = seen.total
        new.next = position.map { $0.cursor.map(NextPage.cursor) ?? .narrower }
        if position == nil { new.shortfall = seen.missing }
        return new
    }

    /// Marks rows from another source as seen, so that they are not counted as missing.
    mutating func markSeen(_ page: Page<RunReport>) { _ = seen.new(in: page) }

    private mutating func nextQuery(_ page: Page<RunReport>, isNew: Bool, requested: RunQuery) -> RunQuery? {
        let limit = detours == nil ? Self.unproductivePageLimit : 1
        if unproductivePages < limit, let cursor = nextCursor(page, isNew: isNew, requested: requested) {
            return RunQuery(status: requested.status, since: requested.since, cursor: cursor)
        }
        return nextDetour()
    }

    /// The next cursor in the list of `requested`; nil where it has been read as far as possible.
    private mutating func nextCursor(_ page: Page<RunReport>, isNew: Bool, requested: RunQuery) -> String? {
        guard page.sent > 0, let cursor = cursor(behind: page) else { return nil }
        if isAtMoment { return nil }
        if advances(cursor, isNew: isNew) {
            edge = cursor
            let moment = CursorMoment(cursor)
            cursorMode = moment == nil ? .verbatim : .overlap
            return moment?.next.text ?? cursor
        }
        // Only where rows are known to be missing, or nothing is known.
        guard let edge, seen.missing > 0 || seen.total == nil || requested.status != whole.status else { return nil }
        let moment = CursorMoment(edge)
        switch cursorMode {
        case .overlap:
            cursorMode = .verbatim
            if let moment, isFull, requested.status == whole.status, crowded.count < Self.crowdLimit {
                crowded.append(moment)
            }
            return edge
        case .verbatim:
            cursorMode = .beyond
            return moment?.previous.text
        case .beyond: return nil
        }
    }

    /// The service's next cursor; where it counts more rows and has none after a full page, the time of the last row,
    /// as the service wrote it.
    private func cursor(behind page: Page<RunReport>) -> String? {
        if case .cursor(let cursor)? = page.next { return cursor }
        guard isFull, seen.missing > 0, let moment = page.rows.last?.raw["createdAt"]?.string,
            CursorMoment(moment) != nil
        else { return nil }
        return moment
    }

    /// True when a cursor makes progress: older, or where it is not a timestamp, changed and after new rows.
    private func advances(_ cursor: String, isNew: Bool) -> Bool {
        guard let edge else { return true }
        guard let moment = CursorMoment(cursor), let before = CursorMoment(edge) else {
            return isNew && cursor != edge
        }
        return moment < before
    }

    /// The next list that may have missing rows; nil where none is missing, or all have been read.
    private mutating func nextDetour() -> RunQuery? {
        // A list without any row is not worth others.
        guard whole.status == nil, seen.missing > 0, seen.distinct > 0 else { return nil }
        var left = detours ?? allDetours
        guard !left.isEmpty, unproductiveDetours < Self.unproductiveDetourLimit else { return nil }
        let detour = left.removeFirst()
        detours = left
        unproductiveDetours += 1
        unproductivePages = 0
        edge = nil
        // One page is read for a crowded moment: other pages have the same rows.
        isAtMoment = detour.moment != nil
        return detour.query
    }

    private var allDetours: [(query: RunQuery, moment: CursorMoment?)] {
        let statuses: [Phase] = [.completed, .failed, .cancelled, .running, .queued]
        let moments = crowded.flatMap { moment in
            statuses.map { (RunQuery(status: $0, since: whole.since, cursor: moment.next.text), Optional(moment)) }
        }
        return moments + statuses.map { (RunQuery(status: $0, since: whole.since), nil) }
    }
}
