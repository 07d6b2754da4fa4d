import GRDB

/// What Easel keeps between two starts: requests that spend, runs, catalogs, drafts.
///
/// One SQLite file with a write-ahead log and full synchronization: when a method
/// that writes returns, the bytes are on disk. An actor, so that a disk that is
/// slow to answer holds up no other actor; its methods are not cancelled half-way,
/// since what became of a paid request must be written even while Easel quits.
package actor Archive {
    let database: DatabaseQueue
    /// Where the database is; nil for one in memory.
    package nonisolated let path: String?
    /// Why it can be read but not written; nil when it can be written. Nothing that spends may be sent then.
    package nonisolated let readOnlyReason: ArchiveError?
    private let locks: LockFile.Calls
    private var lock: LockFile?
    /// The rows that could not be read so far, and were passed over.
    package private(set) var damagedRows: Set<DamagedRow> = []

    /// Opens the archive at `path`, making it (0600) and its folder (0700) where missing.
    ///
    /// One that cannot be written, was written by a newer Easel, or is held by another program is opened for
    /// reading, as far as SQLite can, and left as it is; `readOnlyReason` says why.
    ///
    /// - Parameter timeout: How long another program that writes is waited for.
    /// - Throws: `ArchiveError` when it cannot be made or opened, or is damaged; the file is then left as it was.
    package init(path: String, timeout: Duration = .seconds(5)) throws(ArchiveError) {
        try self.init(path: path, timeout: timeout, locks: LockFile.Calls())
    }

    init(path: String, timeout: Duration = .seconds(5), locks: LockFile.Calls) throws(ArchiveError) {
        self.locks = locks
        do {
            database = try ArchiveOpener.openForWriting(path, timeout: timeout, locks: locks)
            readOnlyReason = nil
        } catch {
            guard error.allowsReading, let reading = ArchiveOpener.openForReading(path, timeout: timeout) else {
                throw error
            }
            database = reading
            readOnlyReason = error
        }
        self.path = path
    }

    /// An archive that ends with this process, for the demo and tests.
    package init(inMemory: Void) throws(ArchiveError) {
        locks = LockFile.Calls()
        database = try ArchiveOpener.openInMemory()
        readOnlyReason = nil
        path = nil
    }

    /// Whether another Easel may have this archive open as well.
    package nonisolated var isShared: Bool { path != nil && readOnlyReason == nil }

    /// Tries to become the one Easel that sends and follows for this archive, for as long as this value lives. The
    /// kernel frees the place whichever way its holder ends.
    ///
    /// - Returns: Whether this is the one; always so where nobody else can write.
    /// - Throws: `ArchiveError` when that cannot be found out.
    package func acquireLeadership() throws(ArchiveError) -> Bool {
        guard isShared, let path else { return true }
        if lock == nil { lock = try LockFile(path: ArchiveOpener.lockPath(beside: path), calls: locks) }
        return lock != nil
    }

    /// Gives the place up to the next one.
    package func resignLeadership() { lock = nil }

    /// A number that changes when another connection has written (SQLite, `PRAGMA data_version`).
    package func version() throws(ArchiveError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 }
    }

    /// How safely SQLite writes: its journal's name, and how much is synchronized (2 is all).
    package func durability() throws(ArchiveError) -> (journal: String, synchronous: Int) {
        try read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown",
                try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            )
        }
    }

    /// No more are counted: a file that is damaged all over is told by the first ones.
    private static let maxDamagedRows = 1000

    func note(_ broken: [DamagedRow]) {
        // Each of a request counts, since nothing may be sent beside it.
        let (requests, others) = (broken.filter(\.isOfRequest), broken.filter { !$0.isOfRequest })
        damagedRows.formUnion(requests.prefix(Self.maxDamagedRows))
        guard damagedRows.count < Self.maxDamagedRows else { return }
        damagedRows.formUnion(others.prefix(Self.maxDamagedRows))
    }

    /// Runs `body` in a transaction that is on disk when this returns.
    func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        if let readOnlyReason { throw readOnlyReason }
        do { return try database.write(body) } catch let error as ArchiveError { throw error } catch {
            throw ArchiveError(error, path: path)
        }
    }

    /// Runs `body` on one snapshot.
    func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do { return try database.read(body) } catch let error as ArchiveError { throw error } catch {
            throw ArchiveError(error, path: path)
        }
    }
}
