import JSON
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
        try rows(
            of: "accounts", "WHERE service = ? AND credential = ?", [service.rawValue, credential], isOptional: true
        ) { row in
            ArchivedAccount(account: Account(archived: try row.json("content")), readAt: try row.moment("read_at"))
        }.first
    }
}
