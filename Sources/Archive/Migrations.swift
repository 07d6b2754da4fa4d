import GRDB

/// The migrations from an empty file to the current tables.
///
/// Append-only: a released migration never changes, since existing files have applied it.
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
        migrator.registerMigration("request journal, line, drafts and place") { db in
            try db.execute(
                sql: """
                    ALTER TABLE requests ADD COLUMN is_held INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE requests ADD COLUMN is_confirmed INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE requests ADD COLUMN line_order INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE requests ADD COLUMN departure TEXT;
                    ALTER TABLE requests ADD COLUMN inquiry TEXT;
                    UPDATE requests SET line_order = rowid;
                    CREATE INDEX requests_by_line ON requests (line_order);
                    CREATE INDEX requests_by_age ON requests (updated_at);
                    CREATE INDEX requests_by_remote_id ON requests (service, remote_id);
                    CREATE TABLE request_events (
                        id INTEGER PRIMARY KEY,
                        request TEXT NOT NULL REFERENCES requests (id),
                        state TEXT NOT NULL,
                        at INTEGER NOT NULL,
                        detail TEXT
                    );
                    CREATE INDEX request_events_by_request ON request_events (request);
                    INSERT INTO request_events (request, state, at) SELECT id, state, updated_at FROM requests;
                    CREATE TRIGGER request_events_never_change BEFORE UPDATE ON request_events
                        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                    CREATE TRIGGER request_events_never_go BEFORE DELETE ON request_events
                        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                    CREATE TABLE drafts (
                        service TEXT NOT NULL,
                        entry_kind TEXT NOT NULL,
                        entry_id TEXT NOT NULL,
                        content TEXT NOT NULL,
                        saved_at INTEGER NOT NULL,
                        PRIMARY KEY (service, entry_kind, entry_id)
                    );
                    CREATE TABLE place (
                        id INTEGER PRIMARY KEY CHECK (id = 1),
                        content TEXT NOT NULL
                    );
                    """)
        }
        migrator.registerDownloads()
        // Keeps the start and each page of the history from reading rows that they do not show.
        migrator.registerMigration("open runs, and runs by service and age") { db in
            try db.execute(
                sql: """
                    CREATE INDEX open_runs ON runs (created_at) WHERE phase IN ('unknown', 'queued', 'running');
                    CREATE INDEX runs_by_service_and_age ON runs (service, created_at);
                    """)
        }
        migrator.registerForms()
        migrator.registerMigration("where the secrets of requests stand") { db in
            try db.execute(sql: "ALTER TABLE requests ADD COLUMN secrets TEXT")
        }
        migrator.registerAccounts()
        return migrator
    }
}
