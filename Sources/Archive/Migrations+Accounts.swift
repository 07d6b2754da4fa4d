import GRDB

extension DatabaseMigrator {
    /// The step that makes the table of what was last read of the accounts.
    mutating func registerAccounts() {
        registerMigration("last readings of accounts") { db in
            try db.execute(
                sql: """
                    CREATE TABLE accounts (
                        service TEXT NOT NULL,
                        credential TEXT NOT NULL,
                        content TEXT NOT NULL,
                        read_at INTEGER NOT NULL,
                        PRIMARY KEY (service, credential)
                    )
                    """)
        }
    }
}
