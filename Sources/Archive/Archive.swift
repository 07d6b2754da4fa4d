import GRDB

/// The database of everything that Easel keeps between two starts: requests that cost, runs, catalogs, drafts, presets.
///
/// One SQLite file with a write-ahead log and full synchronization: when a method that writes returns, the bytes are on
/// disk. An actor of its own, so that a slow disk delays no other actor. Its methods ignore cancellation, since the
/// state of a paid request must be written even while Easel quits.
package actor Archive {
    let database: DatabaseQueue
    /// The path of the database; nil for one in memory.
    package nonisolated let path: String?
    /// The reason why the archive is read-only; nil when it can be written. Nothing that costs may be sent while it is
    /// not nil.
    package nonisolated let readOnlyReason: ArchiveError?
    private let locks: LockFile.Calls
    private var lock: LockFile?
    /// The unreadable rows found so far, at most `maxDamagedRows` beside those of requests.
    package private(set) var damagedRows: Set<DamagedRow> = []

    /// Opens the archive at `path`, creating it (0600) and its folder (0700) where missing.
    ///
    /// An archive that cannot be written, was written by a newer Easel, or is locked by another program is opened for
    /// reading where SQLite can, and left unchanged; `readOnlyReason` then says why.
    ///
    /// - `timeout`: The maximum wait for another program that writes.
    /// - Throws: `ArchiveError` when it cannot be created or opened, or is damaged; the file is then unchanged.
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

    /// Creates an archive in memory that ends with this value, for the demo and tests.
    package init(inMemory: Void) throws(ArchiveError) {
        locks = LockFile.Calls()
        database = try ArchiveOpener.openInMemory()
        readOnlyReason = nil
        path = nil
    }

    /// True where another Easel may have this archive open as well.
    package nonisolated var isShared: Bool { path != nil && readOnlyReason == nil }

    /// Tries to become the one Easel that sends and polls for this archive, for as long as this value lives. The kernel
    /// releases the lock however the process ends.
    ///
    /// - Returns: True when this Easel leads; always true where nobody else can write.
    /// - Throws: `ArchiveError` when the lock cannot be read.
    package func acquireLeadership() throws(ArchiveError) -> Bool {
        guard isShared, let path else { return true }
        if lock == nil { lock = try LockFile(path: ArchiveOpener.lockPath(beside: path), calls: locks) }
        return lock != nil
    }

    /// Releases leadership, so that another Easel can take it.
    package func resignLeadership() { lock = nil }

    /// Returns a number that changes whenever another connection has written (SQLite, `PRAGMA data_version`).
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func version() throws(ArchiveError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 }
    }

    /// Returns the name of SQLite's journal mode and its synchronization level (2 is full).
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func durability() throws(ArchiveError) -> (journal: String, synchronous: Int) {
        try read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown",
                try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            )
        }
    }

    /// The limit of remembered damaged rows: the first ones are enough to report a file that is damaged throughout.
    private static let maxDamagedRows = 1000

    /// Remembers unreadable rows.
    func note(_ broken: [DamagedRow]) {
        // Those of requests always count, since nothing may be sent while one is unreadable.
        let (requests, others) = (broken.filter(\.isOfRequest), broken.filter { !$0.isOfRequest })
        damagedRows.formUnion(requests.prefix(Self.maxDamagedRows))
        guard damagedRows.count < Self.maxDamagedRows else { return }
        damagedRows.formUnion(others.prefix(Self.maxDamagedRows))
    }

    /// Runs `body` in a transaction that is on disk when this returns.
    ///
    /// - Throws: `ArchiveError`; nothing is then written.
    func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        if let readOnlyReason { throw readOnlyReason }
        do { return try database.write(body) } catch let error as ArchiveError { throw error } catch {
            throw ArchiveError(error, path: path)
        }
    }

    /// Runs `body` on one snapshot of the database.
    ///
    /// - Throws: `ArchiveError`.
    func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do { return try database.read(body) } catch let error as ArchiveError { throw error } catch {
            throw ArchiveError(error, path: path)
        }
    }
}
