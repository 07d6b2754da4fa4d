import GRDB

extension DatabaseMigrator {
    /// Registers the migration that creates the table of downloads.
    mutating func registerDownloads() {
        registerMigration("downloads") { db in
            try db.execute(
                sql: """
                    CREATE TABLE downloads (
                        run_id TEXT PRIMARY KEY NOT NULL,
                        folder TEXT NOT NULL,
                        state TEXT NOT NULL,
                        pieces TEXT NOT NULL,
                        failure TEXT,
                        updated_at INTEGER NOT NULL
                    );
                    CREATE INDEX downloads_by_state ON downloads (state, updated_at);
                    CREATE INDEX downloads_by_age ON downloads (updated_at);
                    """)
        }
    }
}
