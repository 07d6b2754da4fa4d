package import Domain
import GRDB

extension Archive {
    /// Writes what was read of the account of `service`, in place of what was read before.
    ///
    /// - Parameter credential: Whose account it is: the hint of the token that it was read with, which is no secret.
    package func save(_ account: ArchivedAccount, of service: Service, credential: String) throws(ArchiveError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO accounts (service, credential, content, read_at) VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    service.rawValue, credential, account.account.archived.text, account.readAt.milliseconds,
                ])
        }
    }

    /// What was last read of the account of `service` with that credential; nil when it never was, or cannot be read.
    package func account(of service: Service, credential: String) throws(ArchiveError) -> ArchivedAccount? {
        try read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT content, read_at FROM accounts WHERE service = ? AND credential = ?",
                arguments: [service.rawValue, credential])
            // What is in the file may be anything.
            guard let row, let content = String.fromDatabaseValue(row["content"]),
                let readAt = Int64.fromDatabaseValue(row["read_at"]), let json = JSON(archivedText: content)
            else { return nil }
            return ArchivedAccount(account: Account(archived: json), readAt: Timestamp(milliseconds: readAt))
        }
    }
}
