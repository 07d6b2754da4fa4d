import JSON
package import Domain
import GRDB

extension Archive {
    /// Saves `runs`, each in place of its earlier record, except where that is in a later phase: a reading from before
    /// a transition may arrive after it. The way a run is followed is not persisted.
    ///
    /// - Throws: `ArchiveError`; then none is saved.
    package func save(_ runs: [Run]) throws(ArchiveError) {
        guard !runs.isEmpty else { return }
        try write { db in
            for run in runs { try Self.save(run, in: db) }
        }
    }

    /// Returns a page of runs, newest first.
    ///
    /// - Parameters:
    ///   - service: The service; nil for all.
    ///   - edge: The end of the previous page; nil for the newest page.
    ///   - limit: The maximum number of rows to read, unreadable ones included.
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func runs(
        of service: Service? = nil, before edge: RunEdge? = nil, limit: Int
    ) throws(ArchiveError) -> RunPage {
        // The last row is the edge, whether it can be read or not.
        var (count, last): (Int, RunEdge?) = (0, nil)
        let place = edge ?? .newest
        let runs = try rows(
            of: "runs", Self.pageQuery(isOfOneService: service != nil),
            StatementArguments(service.map { [$0.rawValue] } ?? []) + [place.createdAt, place.row, limit],
            columns: "content, created_at"
        ) { row in
            count += 1
            last = RunEdge(createdAt: row.value("created_at"), row: try row.integer("row_number"))
            return try Run(row: row)
        }
        return RunPage(runs: runs, edge: count == limit ? last : nil)
    }

    /// Returns `edge` where runs of `service` follow it, otherwise nil.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func edge(of service: Service, after edge: RunEdge?) throws(ArchiveError) -> RunEdge? {
        guard let edge else { return nil }
        return try runs(of: service, before: edge, limit: 1).edge == nil ? nil : edge
    }

    static func pageQuery(isOfOneService: Bool) -> String {
        """
        WHERE \(isOfOneService ? "service = ? AND " : "")(created_at, rowid) < (?, ?)
        ORDER BY created_at DESC, rowid DESC LIMIT ?
        """
    }

    /// Returns the run of that id; nil when there is none.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func run(_ id: RunID) throws(ArchiveError) -> Run? {
        try rows(of: "runs", "WHERE id = ?", [id.value], columns: "content", as: Run.init(row:)).first
    }

    /// Returns the runs of `service` with one of `remoteIDs`; UUIDs match in either case.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func runs(of service: Service, remoteIDs: [String]) throws(ArchiveError) -> [Run] {
        let spellings = Set(remoteIDs.flatMap { [$0, $0.lowercased(), $0.uppercased()] })
        return try rows(
            of: "runs", Self.remoteIDQuery(spellings.count), StatementArguments([service.rawValue] + spellings),
            columns: "content", as: Run.init(row:))
    }

    static func remoteIDQuery(_ count: Int) -> String {
        "WHERE service = ? AND remote_id IN (\(databaseQuestionMarks(count: count)))"
    }

    /// Returns the runs in progress at the services and those with an unknown outcome, oldest first.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func openRuns() throws(ArchiveError) -> [Run] {
        try rows(of: "runs", Self.openQuery, columns: "content", as: Run.init(row:))
    }

    static var openQuery: String {
        "WHERE phase IN ('unknown', 'queued', 'running') ORDER BY created_at, rowid"
    }

    /// The SQL expression of a row's rank, in the order of `Phase.advanced(to:)`.
    private static func rank(of row: String) -> String {
        "CASE \(row).phase WHEN 'unknown' THEN 0 WHEN 'queued' THEN 1 WHEN 'running' THEN 2 ELSE 3 END"
    }

    static func save(_ run: Run, in db: Database) throws {
        if run.isOurs, run.remoteID == nil {
            // A request canceled meanwhile does not belong to the history.
            let isWithdrawn = try Bool.fetchOne(
                db, sql: "SELECT state = 'withdrawn' FROM requests WHERE id = ?", arguments: [run.id.value])
            if isWithdrawn == true { return }
        }
        if run.isOurs, let remoteID = run.ownRemoteID {
            // Found in a list before it was known to be ours: one run, one row.
            try db.execute(
                sql: "DELETE FROM runs WHERE service = ? AND remote_id = ? AND id <> ? AND is_ours = 0",
                arguments: [run.service.rawValue, remoteID, run.id.value])
        }
        try db.execute(
            sql: """
                INSERT INTO runs (id, service, remote_id, phase, created_at, is_ours, content)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET remote_id = excluded.remote_id, phase = excluded.phase,
                    created_at = excluded.created_at, is_ours = excluded.is_ours, content = excluded.content
                WHERE \(rank(of: "excluded")) >= \(rank(of: "runs"))
                """,
            arguments: [
                run.id.value, run.service.rawValue, run.ownRemoteID, run.phase.rawValue, run.place.milliseconds,
                run.isOurs, run.archived.text,
            ])
    }
}

extension Run {
    init(row: RowReader) throws(RowReader.Problem) {
        guard let run = Run(archived: try row.json("content")) else { throw RowReader.Problem(column: "content") }
        self = run
    }
}
