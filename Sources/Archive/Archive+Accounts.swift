import JSON
package import Domain
import GRDB

extension Archive {
    /// Saves the last reading of the account at `service`, in place of an earlier one.
    ///
    /// - `credential`: The hint of the token that it was read with, which is not secret.
    /// - Throws: `ArchiveError` when it is not on disk.
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

    /// Returns the last reading of the account at `service` with that credential; nil when there is none or the row is
    /// unreadable.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func account(of service: Service, credential: String) throws(ArchiveError) -> ArchivedAccount? {
        try rows(
            of: "accounts", "WHERE service = ? AND credential = ?", [service.rawValue, credential], isOptional: true
        ) { row in
            ArchivedAccount(account: Account(archived: try row.json("content")), readAt: try row.moment("read_at"))
        }.first
    }
}
