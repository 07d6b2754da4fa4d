import JSON
package import Domain
import GRDB

// The outbox: each request with its current state, and a journal of its states. Both are written in one transaction,
// and forbidden transitions are refused here too, so that two Easels that share the file cannot both send a request.

extension Archive {
    /// Saves a request as `prepared`, at the end of the queue, with its run.
    ///
    /// - `isConfirmed`: True where the user has already agreed to the concerns about it.
    /// - Throws: `ArchiveError` when it is not on disk; the request must then not be sent.
    package func record(
        _ request: Request, isConfirmed: Bool = false, at now: Timestamp
    ) throws(ArchiveError) {
        try write { db in try Self.insert(request, isConfirmed: isConfirmed, at: now, in: db) }
    }

    /// Saves a transition of a request in its state and in the journal, and its run where one is given.
    ///
    /// - Returns: The new state.
    /// - Throws: `ArchiveError` with `refusedTransition` when there is no such request, when its state does not allow
    ///   the event, when it would be sent while paused, or when the run to adopt belongs to another request; others
    ///   when it is not on disk.
    @discardableResult
    package func write(_ transition: RequestTransition) throws(ArchiveError) -> RequestState {
        let path = path
        return try write { db in try Self.apply(transition, in: db, path: path) }
    }

    /// Saves the end of a request and its `successor`, which the user has confirmed, in one transaction.
    ///
    /// - Throws: As `write(_:)`; then neither is saved.
    package func replace(_ transition: RequestTransition, with successor: Request) throws(ArchiveError) {
        let path = path
        try write { db in
            try Self.apply(transition, in: db, path: path)
            try Self.insert(successor, isConfirmed: true, at: transition.moment, in: db)
        }
    }

    /// Pauses a waiting request, or resumes it.
    ///
    /// - Throws: `ArchiveError` when it is not on disk.
    package func hold(_ id: RequestID, _ isHeld: Bool) throws(ArchiveError) {
        try write { db in
            try db.execute(sql: "UPDATE requests SET is_held = ? WHERE id = ?", arguments: [isHeld, id.value])
        }
    }

    /// Saves the order of the waiting requests `line`; the places of others are unchanged.
    ///
    /// - Throws: `ArchiveError` when it is not on disk.
    package func arrange(_ line: [RequestID]) throws(ArchiveError) {
        try write { db in
            // The places that these requests have already, so that those of others keep theirs.
            let marks = line.map { _ in "?" }.joined(separator: ", ")
            let places = try Int64.fetchAll(
                db, sql: "SELECT line_order FROM requests WHERE id IN (\(marks)) ORDER BY line_order",
                arguments: StatementArguments(line.map(\.value)))
            for (id, place) in zip(line, places) {
                try db.execute(
                    sql: "UPDATE requests SET line_order = ? WHERE id = ?", arguments: [place, id.value])
            }
        }
    }

    /// Returns the request of that id; nil when there is none.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func request(_ id: RequestID) throws(ArchiveError) -> RequestRecord? {
        try rows(of: "requests", "WHERE id = ?", [id.value], as: RequestRecord.init(row:)).first
    }

    /// Returns the unsettled requests, for Easel or the user, in queue order.
    ///
    /// Unreadable ones are in `damagedRows` afterwards; nothing that costs may be sent then.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func unsettledRequests() throws(ArchiveError) -> [RequestRecord] {
        let states = RequestState.allCases.filter(\.isUnsettled).map(\.rawValue)
        return try rows(
            of: "requests",
            "WHERE state IN (\(databaseQuestionMarks(count: states.count))) ORDER BY line_order, rowid",
            StatementArguments(states), as: RequestRecord.init(row:))
    }

    /// Returns the requests whose state was written at `moment` or later, in the order of recording. For unreadable
    /// ones see `unsettledRequests()`.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func requests(since moment: Timestamp) throws(ArchiveError) -> [RequestRecord] {
        // In SQLite's order texts and blobs come after all numbers, so that a damaged moment counts as late.
        try rows(
            of: "requests", "WHERE updated_at >= ? ORDER BY rowid", [moment.milliseconds], as: RequestRecord.init(row:))
    }

    /// Returns those of `remoteIDs` at `service` that belong to another request than `id`.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func claimed(
        of remoteIDs: Set<String>, at service: Service, exceptBy id: RequestID
    ) throws(ArchiveError) -> Set<String> {
        guard !remoteIDs.isEmpty else { return [] }
        return try read { db in
            try String.fetchSet(
                db,
                sql: """
                    SELECT remote_id FROM requests WHERE service = ? AND id <> ?
                    AND remote_id IN (\(remoteIDs.map { _ in "?" }.joined(separator: ", ")))
                    """,
                arguments: [service.rawValue, id.value] + StatementArguments(remoteIDs))
        }
    }

    /// Returns the states of a request, oldest first.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func journal(of id: RequestID) throws(ArchiveError) -> [JournalEntry] {
        try rows(of: "request_events", "WHERE request = ? ORDER BY id", [id.value], as: JournalEntry.init(row:))
    }

    // MARK: in a transaction

    private static func insert(
        _ request: Request, isConfirmed: Bool, at now: Timestamp, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO requests (id, action, service, entry_kind, entry_id, title, modality, body, cost,
                    created_at, secrets, state, updated_at, is_confirmed, line_order)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(line_order), 0) + 1 FROM requests))
                """,
            arguments: [
                request.id.value, request.action.rawValue, request.service.rawValue, request.entry.kind.rawValue,
                request.entry.value, request.title, request.modality.rawValue, request.body.text,
                request.cost.archived.text, request.createdAt.milliseconds,
                JSON.array(request.secrets.map { .string($0.text) }).text, RequestState.prepared.rawValue,
                now.milliseconds, isConfirmed,
            ])
        try append(request.id, .prepared, at: now, detail: nil, in: db)
        try save(request.pendingRun, in: db)
    }

    @discardableResult
    private static func apply(
        _ transition: RequestTransition, in db: Database, path: String?
    ) throws -> RequestState {
        let id = transition.request.value
        var broken: [DamagedRow] = []
        let current = try rows(
            of: "requests", "WHERE id = ?", [id], columns: "state, service, is_held", in: db, broken: &broken
        ) { row in
            (
                state: try row.word("state", RequestState.self), service: try row.word("service", Service.self),
                isHeld: try row.flag("is_held")
            )
        }.first
        if let row = broken.first {
            throw ArchiveError(.damaged, path: path, detail: "unreadable request: \(row)")
        }
        guard let current, let after = current.state.after(transition.event) else {
            let state = current.map { "\($0.state)" } ?? "no request"
            throw ArchiveError(.refusedTransition, path: path, detail: "\(id): \(transition.event) after \(state)")
        }
        let before = current.state
        guard after != before else { return before }
        if transition.event == .send, current.isHeld {
            throw ArchiveError(.refusedTransition, path: path, detail: "\(id): it is paused")
        }
        if transition.event == .adopt, let remoteID = transition.remoteID {
            let isTaken = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM requests WHERE service = ? AND remote_id = ? AND id <> ?)",
                arguments: [current.service.rawValue, remoteID, id])
            if isTaken == true {
                throw ArchiveError(.refusedTransition, path: path, detail: "\(id): the run belongs to another request")
            }
        }
        try db.execute(
            sql: """
                UPDATE requests SET state = ?, remote_id = coalesce(?, remote_id), failure = ?,
                    departure = coalesce(?, departure), inquiry = ?, updated_at = ?
                WHERE id = ?
                """,
            arguments: [
                after.rawValue, transition.remoteID, transition.failure?.archived.text,
                transition.snapshot?.archived.text, transition.question?.archived.text, transition.moment.milliseconds,
                id,
            ])
        try append(transition.request, after, at: transition.moment, detail: transition.failure?.what, in: db)
        // An unsent request does not belong to the history; the journal keeps it.
        if after == .withdrawn { try db.execute(sql: "DELETE FROM runs WHERE id = ?", arguments: [id]) }
        if let run = transition.run { try save(run, in: db) }
        return after
    }

    private static func append(
        _ id: RequestID, _ state: RequestState, at moment: Timestamp, detail: String?, in db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO request_events (request, state, at, detail) VALUES (?, ?, ?, ?)",
            arguments: [id.value, state.rawValue, moment.milliseconds, detail])
    }
}

extension JournalEntry {
    init(row: RowReader) throws(RowReader.Problem) {
        self.init(state: try row.word("state"), at: try row.moment("at"), detail: try row.optionalText("detail"))
    }
}

extension RequestRecord {
    init(row: RowReader) throws(RowReader.Problem) {
        guard let cost = Cost(archived: try row.json("cost")) else { throw RowReader.Problem(column: "cost") }
        let secrets = try row.optionalValue("secrets") { json -> [JSONPointer]? in
            guard let texts = json.array else { return nil }
            let pointers = texts.compactMap { $0.string.flatMap(JSONPointer.init(text:)) }
            return pointers.count == texts.count ? pointers : nil
        }
        self.init(
            request: Request(
                id: RequestID(try row.text("id")), action: try row.word("action"), entry: try row.entry(),
                title: try row.text("title"), modality: Modality(rawValue: try row.text("modality")),
                body: try row.json("body"), cost: cost, createdAt: try row.moment("created_at"),
                secrets: secrets ?? []),
            state: try row.word("state"), remoteID: try row.optionalText("remote_id"),
            failure: try row.optionalValue("failure", Failure.init(archived:)), isHeld: try row.flag("is_held"),
            isConfirmed: try row.flag("is_confirmed"),
            snapshot: try row.optionalValue("departure", SendSnapshot.init(archived:)),
            question: try row.optionalValue("inquiry", OutcomeQuestion.init(archived:)),
            updatedAt: try row.moment("updated_at")
        )
    }
}
