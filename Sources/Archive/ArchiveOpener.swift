import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The ways to open the database.
enum ArchiveOpener {
    /// Opens the file for writing, creates it where missing, and applies missing migrations.
    ///
    /// One program at a time: SQLite does not wait where two programs switch a file to a write-ahead log, and two that
    /// apply the same migration collide.
    ///
    /// - Throws: `ArchiveError`.
    static func openForWriting(
        _ path: String, timeout: Duration, locks: LockFile.Calls = LockFile.Calls()
    ) throws(ArchiveError) -> DatabaseQueue {
        try PrivateFile.prepare(path)
        let lock = try openingLock(beside: path, timeout: timeout, locks)
        defer { withExtendedLifetime(lock) {} }
        var configuration = configuration(timeout)
        configuration.journalMode = .wal
        let end = ContinuousClock.now + timeout
        while true {
            do throws(ArchiveError) {
                return try open(path) { try DatabaseQueue(path: path, configuration: configuration) }
            } catch {
                // Without the lock, another program may have just applied the same migration.
                guard lock == nil, error.isTransient, ContinuousClock.now < end else { throw error }
                usleep(10_000)
            }
        }
    }

    /// Waits for the lock on opening; nil where it is unavailable or not free in time, for example held by a stopped
    /// process.
    ///
    /// - Throws: `ArchiveError` with `noLocks` where the file system has none: then SQLite cannot exclude other writers
    ///   either.
    private static func openingLock(
        beside path: String, timeout: Duration, _ locks: LockFile.Calls
    ) throws(ArchiveError) -> LockFile? {
        do throws(ArchiveError) {
            return try LockFile.wait(path: openingLockPath(beside: path), timeout: timeout, calls: locks)
        } catch {
            guard error.kind == .noLocks else { return nil }
            throw ArchiveError(.noLocks, path: path, detail: error.detail)
        }
    }

    /// Opens a new database in memory.
    ///
    /// - Throws: `ArchiveError`.
    static func openInMemory() throws(ArchiveError) -> DatabaseQueue { try open(nil) { try DatabaseQueue() } }

    /// Opens the file for reading, unchanged; nil when SQLite cannot read it.
    static func openForReading(_ path: String, timeout: Duration) -> DatabaseQueue? {
        var configuration = configuration(timeout)
        configuration.readonly = true
        // SQLite reads a file with a write-ahead log only where it can make the files beside it, unless it is told
        // that nobody writes (sqlite.org/wal.html, "Read-Only Databases"): true where the folder cannot be written.
        for address in [path, "file:\(path.percentEncoded)?immutable=1"] {
            if let queue = try? DatabaseQueue(path: address, configuration: configuration),
                (try? queue.read { try $0.tableExists("runs") }) == true
            {
                return queue
            }
        }
        return nil
    }

    /// The file whose lock marks the leading Easel: `easel.lock` beside `easel.sqlite`.
    static func lockPath(beside path: String) -> String {
        let suffix = ".sqlite"
        return (path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path) + ".lock"
    }

    /// The file whose lock is held while opening: `easel.opening.lock` beside `easel.sqlite`.
    private static func openingLockPath(beside path: String) -> String {
        lockPath(beside: path).dropLast(".lock".count) + ".opening.lock"
    }

    private static func configuration(_ timeout: Duration) -> Configuration {
        var configuration = Configuration()
        configuration.label = "easel.archive"
        // Another Easel may be writing.
        configuration.busyMode = .timeout(timeout / .seconds(1))
        return configuration
    }

    private static func open(
        _ path: String?, _ make: () throws -> DatabaseQueue
    ) throws(ArchiveError) -> DatabaseQueue {
        do {
            let database = try make()
            let migrator = Migrations.migrator
            if try database.read(migrator.hasBeenSuperseded) {
                throw ArchiveError(.newer, path: path, detail: "it has migrations that this Easel does not know")
            }
            // GRDB sets NORMAL with a write-ahead log, which may lose the last transactions at a power cut.
            try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            try migrator.migrate(database)
            return database
        } catch let error as ArchiveError { throw error } catch { throw ArchiveError(error, path: path) }
    }
}

extension ArchiveError {
    /// True where another attempt may succeed: a lock was held, or a migration ran twice at once.
    fileprivate var isTransient: Bool {
        switch kind {
        case .busy, .other: true
        default: false
        }
    }
}

extension String {
    /// The path as a part of an SQLite URI (sqlite.org/uri.html).
    fileprivate var percentEncoded: String {
        utf8.reduce(into: "") { text, byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789/-._~".unicodeScalars.contains(scalar))
            if isPlain {
                text.unicodeScalars.append(scalar)
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                text += "%" + (hex.count == 1 ? "0" + hex : hex)
            }
        }
    }
}
