import GRDB

/// What Easel keeps between two starts: requests that spend, runs and catalogs.
///
/// One SQLite file with a write-ahead log and full synchronisation: when a method
/// that writes returns, the bytes are on disk. An actor, so that a disk that is
/// slow to answer holds up no other actor; its methods are not cancelled half-way,
/// since what became of a paid request must be written even while Easel quits.
package actor Archive {
    let database: DatabaseQueue
    let path: String?

    /// Opens the archive at `path`, making it (0600) and its folder (0700) where missing.
    ///
    /// - Throws: `ArchiveError` when it cannot be made or opened, cannot be written, is
    ///   damaged, or was written by a newer Easel; the file is then left as it was.
    package init(path: String) throws(ArchiveError) {
        try PrivateFile.prepare(path)
        var configuration = Configuration()
        configuration.label = "easel.archive"
        configuration.journalMode = .wal
        // Another Easel may be writing.
        configuration.busyMode = .timeout(5)
        do {
            try self.init(DatabaseQueue(path: path, configuration: configuration), path: path)
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw ArchiveError(error, path: path)
        }
    }

    /// An archive that ends with this process, for tests.
    package init(inMemory: Void) throws(ArchiveError) {
        do {
            try self.init(DatabaseQueue(), path: nil)
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw ArchiveError(error, path: nil)
        }
    }

    private init(_ database: DatabaseQueue, path: String?) throws {
        let migrator = Migrations.migrator
        if try database.read(migrator.hasBeenSuperseded) {
            throw ArchiveError(.newer, path: path, detail: "it has taken steps that this Easel does not know")
        }
        // GRDB sets NORMAL with a write-ahead log, which may lose the last transactions at a power cut.
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        try migrator.migrate(database)
        self.database = database
        self.path = path
    }

    /// How safely SQLite writes: its journal's name, and how much is synchronised (2 is all).
    package func durability() throws(ArchiveError) -> (journal: String, synchronous: Int) {
        try read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown",
                try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            )
        }
    }

    /// Runs `body` in a transaction that is on disk when this returns.
    func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
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
