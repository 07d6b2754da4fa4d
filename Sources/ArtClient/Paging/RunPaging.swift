import Domain

/// Walks through artinstring's runs by cursors.
///
/// A cursor is the moment at which a page's last row was made, so that of several rows made at that moment some may
/// be on neither page. Every cursor is therefore moved on by a second, and rows that come twice are left out; where
/// a page of that brings nothing new, because so many rows are of one second, the service's own cursor is taken.
struct RunPaging: Paging {
    private(set) var position: RunQuery?
    /// The oldest cursor that the service has given.
    private var edge: String?
    private var seen = SeenRows<RunReport>(id: \.remoteID)
    private var pagesLeft: Int
    /// How many pages in a row have brought nothing new.
    private var barren = 0

    /// So many pages in a row that bring nothing new mean that the cursors lead nowhere, though each is older than
    /// the one before. Overlaps alone never make so many.
    private static let barrenLimit = 5

    /// - Parameter pageLimit: The most pages that are asked for, so that a service that pages on for ever is left.
    init(since: Timestamp?, status: Phase?, pageLimit: Int = 4000) {
        position = RunQuery(status: status, since: since)
        pagesLeft = pageLimit
    }

    mutating func take(_ page: Page<RunReport>) -> Page<RunReport> {
        guard let asked = position else { return page }
        let before = seen.distinct
        var new = seen.new(in: page)
        barren = seen.distinct > before ? 0 : barren + 1
        pagesLeft -= 1
        position =
            pagesLeft > 0 && barren < Self.barrenLimit
            ? following(page, isNew: !new.isRepetition(of: page), asked: asked) : nil
        new.next = position?.cursor.map { .cursor($0) }
        if position == nil { new.shortfall = seen.missing }
        return new
    }

    private mutating func following(_ page: Page<RunReport>, isNew: Bool, asked: RunQuery) -> RunQuery? {
        guard page.sent > 0, case .cursor(let cursor)? = page.next else { return nil }
        var query = asked
        if leadsOn(cursor, isNew: isNew) {
            edge = cursor
            query.cursor = NextPage.overlapping(cursor)
        } else if asked.cursor != edge, seen.missing > 0 || seen.total == nil {
            query.cursor = edge
        } else {
            return nil
        }
        return query
    }

    /// Whether a cursor is beyond the last one: older, or where it is no moment, another one after something new.
    private func leadsOn(_ cursor: String, isNew: Bool) -> Bool {
        guard let edge else { return true }
        guard let moment = Timestamp(rfc3339: cursor), let before = Timestamp(rfc3339: edge) else {
            return isNew && cursor != edge
        }
        return moment < before
    }
}
