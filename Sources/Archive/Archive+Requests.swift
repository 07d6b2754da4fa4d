package import Domain
import GRDB

extension Archive {
    /// Writes a request that is about to be sent, as `prepared`, with its run.
    ///
    /// - Throws: `ArchiveError` when it is not on disk; the request must then not be sent.
    package func record(_ request: Request, at now: Timestamp) throws(ArchiveError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO requests (id, action, service, entry_kind, entry_id, title, modality, body, cost,
                        created_at, state, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    request.id.value, request.action.rawValue, request.service.rawValue, request.entry.kind.rawValue,
                    request.entry.value, request.title, request.modality.rawValue, request.body.text,
                    request.cost.archived.text, request.createdAt.milliseconds, RequestState.prepared.rawValue,
                    now.milliseconds,
                ])
            try Self.save(request.pendingRun, in: db)
        }
    }

    /// Moves a request to `state`, and in the same transaction writes its run when given.
    ///
    /// - Throws: `ArchiveError` with `refusedTransition` when there is no such request
    ///   or its state does not lead to `state`, and others when it is not on disk.
    package func transition(
        _ id: RequestID, to state: RequestState, remoteID: String? = nil, failure: Failure? = nil, run: Run? = nil,
        at now: Timestamp
    ) throws(ArchiveError) {
        let path = path
        try write { db in
            let sources = state.predecessors.map(\.rawValue).sorted()
            try db.execute(
                sql: """
                    UPDATE requests
                    SET state = ?, remote_id = coalesce(?, remote_id), failure = ?, updated_at = ?
                    WHERE id = ? AND state IN (\(sources.map { _ in "?" }.joined(separator: ", ")))
                    """,
                arguments: [state.rawValue, remoteID, failure?.archived.text, now.milliseconds, id.value]
                    + StatementArguments(sources))
            guard db.changesCount == 1 else {
                throw ArchiveError(.refusedTransition, path: path, detail: "\(id.value) to \(state.rawValue)")
            }
            if let run { try Self.save(run, in: db) }
        }
    }

    /// The request of that id; nil when there is none.
    package func request(_ id: RequestID) throws(ArchiveError) -> RequestRecord? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM requests WHERE id = ?", arguments: [id.value])
                .flatMap(RequestRecord.init(row:))
        }
    }

    /// The requests whose outcome is open, oldest first.
    package func unsettledRequests() throws(ArchiveError) -> [RequestRecord] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM requests WHERE state IN ('prepared', 'sending', 'unknown') ORDER BY created_at, rowid
                    """
            ).compactMap(RequestRecord.init(row:))
        }
    }
}

extension RequestRecord {
    /// Nil when a column holds what this Easel cannot read.
    fileprivate init?(row: Row) {
        guard let action = (row["action"] as String?).flatMap(Request.Action.init),
            let service = (row["service"] as String?).flatMap(Service.init),
            let kind = (row["entry_kind"] as String?).flatMap(CatalogEntry.Kind.init),
            let state = (row["state"] as String?).flatMap(RequestState.init),
            let body = JSON(archivedText: row["body"]),
            let costJSON = JSON(archivedText: row["cost"]), let cost = Cost(archived: costJSON)
        else { return nil }
        self.init(
            request: Request(
                id: RequestID(row["id"]), action: action,
                entry: EntryID(service: service, kind: kind, value: row["entry_id"]), title: row["title"],
                modality: Modality(rawValue: row["modality"]), body: body, cost: cost,
                createdAt: Timestamp(milliseconds: row["created_at"])),
            state: state, remoteID: row["remote_id"],
            failure: (row["failure"] as String?).flatMap(JSON.init(archivedText:)).flatMap(Failure.init(archived:)),
            updatedAt: Timestamp(milliseconds: row["updated_at"]))
    }
}
