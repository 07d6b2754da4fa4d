import JSON
import Domain

/// Walks through artinstring's runs by cursors.
///
/// A cursor is the moment at which a page's last row was made, so that of several rows made at that moment some may be
/// on neither page. Each is therefore moved on by one unit of its last digit, and rows that come twice are left out;
/// where a page of that leads no further, because more rows than a page holds are of one moment, the service's own
/// cursor is taken, and where that leads in a circle, the moment before. What the service counts beyond the rows that
/// came is then looked for by status, first at the moments that were too full: less of one status is of one moment.
/// A count may as well be wrong for ever: such a list is left with the first page that brings nothing new.
struct RunPaging: Paging {
    private(set) var position: RunQuery?
    private let whole: RunQuery
    private var seen = SeenRows<RunReport>(id: \.remoteID)
    private var pagesLeft: Int
    /// How many pages in a row have brought nothing new.
    private var unproductivePages = 0
    /// The most rows that a page has held, and whether the last one held as many.
    private var maxRowsPerPage = 0
    private var isFull = false
    /// The oldest cursor that was met in this list, as it came.
    private var edge: String?
    /// What was made of it last.
    private var cursorMode = CursorMode.overlap
    /// The moments of which there are more rows than a page holds.
    private var crowded: [CursorMoment] = []
    /// The lists that are still to be looked through for what is missing, each with its crowded moment if it is of one;
    /// nil before that is known to be needed.
    private var detours: [(query: RunQuery, moment: CursorMoment?)]?
    /// How many of those in a row have brought nothing new.
    private var unproductiveDetours = 0
    /// Whether the list that is read is that of one crowded moment.
    private var isAtMoment = false

    /// How a cursor is passed on.
    private enum CursorMode: Hashable {
        /// With what is of its own moment.
        case overlap
        /// As the service gave it.
        case verbatim
        /// Past its moment.
        case beyond
    }

    /// So many pages in a row that bring nothing new mean that the cursors lead nowhere, though each is older than
    /// the one before. Overlaps alone never make so many.
    private static let unproductivePageLimit = 5
    /// So many crowded moments are looked through by status.
    private static let crowdLimit = 40
    /// So many lists in a row that bring nothing new, those of two moments, mean that the others bring nothing either.
    private static let unproductiveDetourLimit = 10

    /// - Parameter pageLimit: The most pages that are asked for, so that a service that pages on for ever is left.
    init(since: Timestamp?, status: Phase?, pageLimit: Int = 4000) {
        whole = RunQuery(status: status, since: since)
        position = whole
        pagesLeft = pageLimit
    }

    mutating func take(_ page: Page<RunReport>) -> Page<RunReport> {
        guard let asked = position else { return page }
        let before = seen.distinct
        // The total of one status is not that of the list.
        var counted = page
        if asked.status != whole.status { counted.total = nil }
        var new = seen.new(in: counted)
        if seen.distinct > before { (unproductivePages, unproductiveDetours) = (0, 0) } else { unproductivePages += 1 }
        isFull = page.sent >= maxRowsPerPage
        maxRowsPerPage = max(maxRowsPerPage, page.sent)
        pagesLeft -= 1
        position = pagesLeft > 0 ? following(page, isNew: !new.isRepetition(of: page), asked: asked) : nil
        new.total = seen.total
        new.next = position.map { $0.cursor.map(NextPage.cursor) ?? .narrower }
        if position == nil { new.shortfall = seen.missing }
        return new
    }

    /// Takes note of rows that came another way, so that they are not missed.
    mutating func know(_ page: Page<RunReport>) { _ = seen.new(in: page) }

    private mutating func following(_ page: Page<RunReport>, isNew: Bool, asked: RunQuery) -> RunQuery? {
        let limit = detours == nil ? Self.unproductivePageLimit : 1
        if unproductivePages < limit, let cursor = further(page, isNew: isNew, asked: asked) {
            return RunQuery(status: asked.status, since: asked.since, cursor: cursor)
        }
        return nextDetour()
    }

    /// The cursor to go on with in the list that `asked` is of; nil where that has been read as far as it can be.
    private mutating func further(_ page: Page<RunReport>, isNew: Bool, asked: RunQuery) -> String? {
        guard page.sent > 0, let cursor = cursor(behind: page) else { return nil }
        if isAtMoment { return nil }
        if leadsOn(cursor, isNew: isNew) {
            edge = cursor
            let moment = CursorMoment(cursor)
            cursorMode = moment == nil ? .verbatim : .overlap
            return moment?.next.text ?? cursor
        }
        // Only where more is known to be there, or nothing is known.
        guard let edge, seen.missing > 0 || seen.total == nil || asked.status != whole.status else { return nil }
        let moment = CursorMoment(edge)
        switch cursorMode {
        case .overlap:
            cursorMode = .verbatim
            if let moment, isFull, asked.status == whole.status, crowded.count < Self.crowdLimit {
                crowded.append(moment)
            }
            return edge
        case .verbatim:
            cursorMode = .beyond
            return moment?.previous.text
        case .beyond: return nil
        }
    }

    /// Where the service says that the list goes on; where it counts more rows and does not say so behind a full page,
    /// the moment of the last row, as the service wrote it.
    private func cursor(behind page: Page<RunReport>) -> String? {
        if case .cursor(let cursor)? = page.next { return cursor }
        guard isFull, seen.missing > 0, let moment = page.rows.last?.raw["createdAt"]?.string,
            CursorMoment(moment) != nil
        else { return nil }
        return moment
    }

    /// Whether a cursor is beyond the last one: older, or where it is no moment, another one after something new.
    private func leadsOn(_ cursor: String, isNew: Bool) -> Bool {
        guard let edge else { return true }
        guard let moment = CursorMoment(cursor), let before = CursorMoment(edge) else {
            return isNew && cursor != edge
        }
        return moment < before
    }

    /// The next list that may hold what is missing; nil where nothing is, or all have been looked through.
    private mutating func nextDetour() -> RunQuery? {
        // A list that has shown nothing is not worth others.
        guard whole.status == nil, seen.missing > 0, seen.distinct > 0 else { return nil }
        var left = detours ?? allDetours
        guard !left.isEmpty, unproductiveDetours < Self.unproductiveDetourLimit else { return nil }
        let detour = left.removeFirst()
        detours = left
        unproductiveDetours += 1
        unproductivePages = 0
        edge = nil
        // Of a crowded moment one page is read: what it does not hold no other one does.
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
