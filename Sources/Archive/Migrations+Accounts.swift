import GRDB

extension DatabaseMigrator {
    /// Registers the migration that creates the table of account readings.
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
