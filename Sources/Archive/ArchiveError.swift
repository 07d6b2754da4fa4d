package import Domain
import GRDB

/// The reason why the archive could not be opened, read or written.
package struct ArchiveError: Error, Hashable, Sendable {
    /// The causes that callers tell apart.
    package enum Kind: String, Hashable, Sendable {
        /// The folder or the file cannot be created or opened.
        case inaccessible
        /// The archive can be read but not written.
        case readOnly
        /// The file is not a database, or a damaged one.
        case damaged
        /// A newer Easel has written it.
        case newer
        /// Another program held it for longer than the timeout.
        case busy
        /// The file system has no locks, so that other writers cannot be excluded.
        case noLocks
        /// The disk is full.
        case full
        /// The state of a request does not allow the transition.
        case refusedTransition
        /// The limit for this kind of record is reached.
        case tooMany
        /// The record is longer than the limit for reading it back.
        case tooLarge
        /// Anything else; `detail` has the message.
        case other
    }

    package let kind: Kind
    /// The path of the database; nil for one in memory.
    package let path: String?
    /// The message of SQLite or the system, for the log. It holds no values that a user entered.
    package let detail: String

    package init(_ kind: Kind, path: String?, detail: String) {
        self.kind = kind
        self.path = path
        self.detail = detail
    }

    /// Classifies an error of GRDB by SQLite's primary result code (sqlite.org/rescode.html).
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

    /// True where the archive may still be readable.
    var allowsReading: Bool {
        switch kind {
        case .readOnly, .newer, .busy, .noLocks, .full, .inaccessible: true
        case .damaged, .refusedTransition, .tooMany, .tooLarge, .other: false
        }
    }

    /// The error for the user: what happened, what it means, what to do.
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
