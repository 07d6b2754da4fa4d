import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The ways to open a database.
enum ArchiveOpener {
    /// Opens the file to write, makes it where it is missing, and takes the steps that it has not taken.
    ///
    /// One program at a time, since SQLite does not wait where two make one file a write-ahead log, and two that take
    /// the same step are in each other's way.
    static func openForWriting(
        _ path: String, timeout: Duration, locks: LockFile.Calls = LockFile.Calls()
    ) throws(ArchiveError) -> DatabaseQueue {
        try PrivateFile.prepare(path)
        let turn = try turn(beside: path, timeout: timeout, locks)
        defer { withExtendedLifetime(turn) {} }
        var configuration = configuration(timeout)
        configuration.journalMode = .wal
        let end = ContinuousClock.now + timeout
        while true {
            do throws(ArchiveError) {
                return try open(path) { try DatabaseQueue(path: path, configuration: configuration) }
            } catch {
                // Where it has no turn, another may have taken the same step just now, which is then done.
                guard turn == nil, error.isTransient, ContinuousClock.now < end else { throw error }
                usleep(10_000)
            }
        }
    }

    /// The turn to open the file to write; nil where the lock cannot be had, or not in time, as from one that was
    /// stopped with it.
    ///
    /// - Throws: `ArchiveError` with `noLocks` where the file system gives none: then SQLite cannot keep writers
    ///   apart either.
    private static func turn(
        beside path: String, timeout: Duration, _ locks: LockFile.Calls
    ) throws(ArchiveError) -> LockFile? {
        do throws(ArchiveError) {
            return try LockFile.wait(path: turnPath(beside: path), timeout: timeout, calls: locks)
        } catch {
            guard error.kind == .noLocks else { return nil }
            throw ArchiveError(.noLocks, path: path, detail: error.detail)
        }
    }

    static func openInMemory() throws(ArchiveError) -> DatabaseQueue { try open(nil) { try DatabaseQueue() } }

    /// Opens the file to read, as it is; nil when SQLite cannot read it.
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

    /// The file whose lock tells who sends and follows: `easel.lock` beside `easel.sqlite`.
    static func lockPath(beside path: String) -> String {
        let suffix = ".sqlite"
        return (path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path) + ".lock"
    }

    /// The file whose lock gives the turn to open an archive: `easel.opening.lock` beside `easel.sqlite`.
    private static func turnPath(beside path: String) -> String {
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
    /// Whether it may be gone when it is tried again: something was held, or a step was taken twice at once.
    fileprivate var isTransient: Bool {
        switch kind {
        case .busy, .other: true
        default: false
        }
    }
}

extension String {
    /// The path as a part of an SQLite address (sqlite.org/uri.html).
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
