import JSON
package import Domain
import GRDB

extension Archive {
    /// The maximum size of a preset's values, in bytes of JSON: enough for a form with a small picture in it.
    package static let maxPresetBytes = 1 << 20

    /// Saves a preset, in place of one of the same name (`Preset.key`).
    ///
    /// - Throws: `ArchiveError` with `tooMany` when the entry has `Presets.most` others, with `tooLarge` for one that
    ///   is longer than `maxPresetBytes` or could not be read back; others when it is not on disk. Saved presets are
    ///   then unchanged.
    package func save(_ preset: Preset) throws(ArchiveError) {
        let content = JSON.object(preset.values).text
        guard content.utf8.count <= Self.maxPresetBytes, JSON(archivedText: content) != nil else {
            throw ArchiveError(.tooLarge, path: path, detail: "a preset holds up to \(Self.maxPresetBytes >> 20) MiB")
        }
        let path = path
        try write { db in
            try Self.delete(preset.name, of: preset.entry, in: db)
            let others = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM presets WHERE \(EntryID.condition)", arguments: preset.entry.columns)
            guard others ?? 0 < Presets.maxCount else {
                throw ArchiveError(.tooMany, path: path, detail: "this entry has \(Presets.maxCount) presets already")
            }
            try db.execute(
                sql: """
                    INSERT INTO presets (service, entry_kind, entry_id, name_key, name, content, saved_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: preset.entry.columns + [
                    Preset.key(preset.name), preset.name, content, preset.savedAt.milliseconds,
                ])
        }
    }

    /// Deletes an entry's preset, without regard to the case of `name`.
    ///
    /// - Throws: `ArchiveError` when the file cannot be written.
    package func deletePreset(_ name: String, of entry: EntryID) throws(ArchiveError) {
        try write { db in try Self.delete(name, of: entry, in: db) }
    }

    /// Returns the presets of an entry, newest first, at most `Presets.most`.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func presets(of entry: EntryID) throws(ArchiveError) -> Presets {
        let presets = try rows(
            of: "presets", "WHERE \(EntryID.condition) ORDER BY saved_at DESC, rowid DESC LIMIT ?",
            entry.columns + [Presets.maxCount], isOptional: true
        ) { row in
            guard let values = try row.json("content").object else { throw RowReader.Problem(column: "content") }
            let (name, moment) = (try row.text("name"), try row.moment("saved_at"))
            guard let preset = Preset(entry: entry, name: name, values: values, savedAt: moment) else {
                throw RowReader.Problem(column: "name")
            }
            return preset
        }
        return Presets(presets)
    }

    /// SQLite compares keys by their bytes, as `Presets` does.
    private static func delete(_ name: String, of entry: EntryID, in db: Database) throws {
        try db.execute(
            sql: "DELETE FROM presets WHERE \(EntryID.condition) AND name_key = ?",
            arguments: entry.columns + [Preset.key(name)])
    }
}
