import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What an archive looks like from outside: read, never written, and without becoming the one who leads.
package struct ArchiveInspection: Hashable, Sendable {
    /// How many of the steps to today's tables were taken.
    package let steps: Int
    /// How many steps this Easel knows.
    package let knownSteps: Int
    /// Whether a later Easel has written it.
    package let isNewer: Bool
    package let requests: Int
    package let runs: Int
    /// Whether an Easel sends and follows for it now; nil where that cannot be found out.
    package let isLed: Bool?

    /// Reads the archive at `path`.
    ///
    /// - Throws: `ArchiveError` when it cannot be read or is none.
    package init(path: String) throws(ArchiveError) {
        guard let database = Opening.toRead(path, patience: .seconds(1)) else {
            throw ArchiveError(.inaccessible, path: path, detail: "it cannot be read as an archive")
        }
        let migrator = Migrations.migrator
        do {
            (steps, isNewer, requests, runs) = try database.read { db in
                (
                    try migrator.appliedMigrations(db).count, try migrator.hasBeenSuperseded(db),
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM requests") ?? 0,
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM runs") ?? 0
                )
            }
        } catch {
            throw ArchiveError(error, path: path)
        }
        knownSteps = migrator.migrations.count
        isLed = Self.isLocked(Opening.lockPath(beside: path))
    }

    /// Whether somebody holds the lock on the file at `path`, which is not made where it is missing.
    private static func isLocked(_ path: String) -> Bool? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return errno == ENOENT ? false : nil }
        defer { close(descriptor) }
        // Held for no longer than this takes, and beside others that look.
        guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return errno == EWOULDBLOCK ? true : nil }
        return false
    }
}
