import GRDB

/// The steps that lead from an empty file to today's tables.
///
/// Append only: a step that has been released is never changed, since files exist that have taken it.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("requests, runs and catalogs") { db in
            try db.execute(
                sql: """
                    CREATE TABLE requests (
                        id TEXT PRIMARY KEY NOT NULL,
                        action TEXT NOT NULL,
                        service TEXT NOT NULL,
                        entry_kind TEXT NOT NULL,
                        entry_id TEXT NOT NULL,
                        title TEXT NOT NULL,
                        modality TEXT NOT NULL,
                        body TEXT NOT NULL,
                        cost TEXT NOT NULL,
                        created_at INTEGER NOT NULL,
                        state TEXT NOT NULL,
                        remote_id TEXT,
                        failure TEXT,
                        updated_at INTEGER NOT NULL
                    );
                    CREATE INDEX requests_by_state ON requests (state, created_at);
                    CREATE TABLE runs (
                        id TEXT PRIMARY KEY NOT NULL,
                        service TEXT NOT NULL,
                        remote_id TEXT,
                        phase TEXT NOT NULL,
                        created_at INTEGER NOT NULL,
                        is_ours INTEGER NOT NULL,
                        content TEXT NOT NULL
                    );
                    CREATE INDEX runs_by_age ON runs (created_at);
                    CREATE INDEX runs_by_remote_id ON runs (service, remote_id);
                    CREATE TABLE catalogs (
                        service TEXT NOT NULL,
                        section TEXT NOT NULL,
                        entries TEXT NOT NULL,
                        total INTEGER,
                        saved_at INTEGER NOT NULL,
                        PRIMARY KEY (service, section)
                    );
                    """)
        }
        return migrator
    }
}
