package import Domain
import GRDB

/// Why the archive could not be opened, read or written.
package struct ArchiveError: Error, Hashable, Sendable {
    /// The causes that callers tell apart.
    package enum Kind: String, Hashable, Sendable {
        /// The folder or the file cannot be made or opened.
        case inaccessible
        /// It can be read but not written.
        case readOnly
        /// It is no database, or a broken one.
        case damaged
        /// A later Easel has written it.
        case newer
        /// Another program has held it for too long.
        case busy
        /// Its file system gives no locks, so that nobody knows who else writes.
        case noLocks
        /// The disk is full.
        case full
        /// A transition of a request that its state does not allow.
        case refusedTransition
        /// There are as many of these as are kept.
        case tooMany
        /// It is longer than what is read again.
        case tooLarge
        case other
    }

    package let kind: Kind
    /// The path of the database; nil for one in memory.
    package let path: String?
    /// What SQLite or the system said, for the log.
    package let detail: String

    package init(_ kind: Kind, path: String?, detail: String) {
        self.kind = kind
        self.path = path
        self.detail = detail
    }

    /// Sorts what GRDB threw by SQLite's primary result code (sqlite.org/rescode.html).
    init(_ error: any Error, path: String?) {
        guard let error = error as? DatabaseError else {
            self.init(.other, path: path, detail: "\(error)")
            return
        }
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damaged
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .inaccessible
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_FULL: .full
            default: .other
            }
        // The message alone: the full description holds arguments, among them what a user wrote.
        self.init(kind, path: path, detail: "\(error.extendedResultCode): \(error.message ?? "no message")")
    }

    /// Whether the archive may still be there to be read.
    var allowsReading: Bool {
        switch kind {
        case .readOnly, .newer, .busy, .noLocks, .full, .inaccessible: true
        case .damaged, .refusedTransition, .tooMany, .tooLarge, .other: false
        }
    }

    /// The error in a person's words: what happened, what it means, what to do next.
    package var failure: Failure {
        let file = path ?? "the archive in memory"
        let (what, next) =
            switch kind {
            case .inaccessible: ("\(file) cannot be opened", "Check the permissions of its folder, then restart Easel")
            case .readOnly: ("\(file) cannot be written", "Check its permissions and the disk, then restart Easel")
            case .damaged: ("\(file) is damaged or not an Easel archive", "Move it away, then restart Easel")
            case .newer: ("\(file) was written by a newer Easel", "Use that Easel, or move the file away")
            case .busy: ("\(file) is locked by another program", "Close that program, then try again")
            case .noLocks:
                (
                    "\(file) is on a file system without locks: \(detail)",
                    "Set XDG_DATA_HOME to a folder on a local disk, then restart Easel"
                )
            case .full: ("The disk that holds \(file) is full", "Free some space, then try again")
            case .refusedTransition: ("This request changed in the meantime", "Check the queue")
            case .tooMany: ("Not saved: \(detail)", "Delete one, then try again")
            case .tooLarge: ("Too large to save: \(detail)", "Shorten it, then try again")
            case .other: ("\(file) failed: \(detail)", "Restart Easel; the log has the details")
            }
        let meaning =
            switch kind {
            case .tooMany, .tooLarge: "Saved data is unchanged"
            case .noLocks:
                "You can read it, but nothing that costs is sent, since another Easel could send the same request "
                    + "unnoticed"
            default: "You can read it, but nothing that costs is sent, since a request could be lost or charged twice"
            }
        return Failure(.local, what: what, meaning: meaning, next: next)
    }
}
