import GRDB

extension DatabaseMigrator {
    /// Registers the migration that creates the tables of presets and answer histories.
    mutating func registerForms() {
        registerMigration("presets and earlier answers") { db in
            try db.execute(
                sql: """
                    CREATE TABLE presets (
                        service TEXT NOT NULL,
                        entry_kind TEXT NOT NULL,
                        entry_id TEXT NOT NULL,
                        name_key TEXT NOT NULL,
                        name TEXT NOT NULL,
                        content TEXT NOT NULL,
                        saved_at INTEGER NOT NULL,
                        PRIMARY KEY (service, entry_kind, entry_id, name_key)
                    );
                    CREATE TABLE answer_histories (
                        service TEXT NOT NULL,
                        entry_kind TEXT NOT NULL,
                        entry_id TEXT NOT NULL,
                        content TEXT NOT NULL,
                        PRIMARY KEY (service, entry_kind, entry_id)
                    );
                    """)
        }
    }
}
