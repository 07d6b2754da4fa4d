import JSON
import Domain
import GRDB

/// A row read defensively: each column has the expected type, or is a `Problem`.
///
/// GRDB's subscripts trap on a value of another type, and SQLite stores text in integer columns and invalid UTF-8 in
/// text columns. Valid only while its cursor is at the row.
struct RowReader {
    /// A column with an unexpected value.
    struct Problem: Error, Hashable {
        let column: String
    }

    private let row: Row

    init(_ row: Row) { self.row = row }

    /// The raw value of a column; NULL also where the table has no such column.
    func value(_ column: String) -> DatabaseValue {
        guard row.hasColumn(column) else { return .null }
        return row[column]
    }

    /// Returns the text of a column, which is valid to the last byte.
    ///
    /// - Throws: `Problem`.
    func text(_ column: String) throws(Problem) -> String {
        guard let text = try optionalText(column) else { throw Problem(column: column) }
        return text
    }

    /// Returns the text of a column; nil for NULL.
    ///
    /// - Throws: `Problem`.
    func optionalText(_ column: String) throws(Problem) -> String? {
        switch value(column).storage {
        case .null: return nil
        case .string: break
        case .int64, .double, .blob: throw Problem(column: column)
        }
        // GRDB's own text ends at a zero byte and replaces invalid UTF-8.
        let text = try? row.withUnsafeData(named: column) { bytes in
            bytes.flatMap { String(validating: $0, as: UTF8.self) }
        }
        guard let text else { throw Problem(column: column) }
        return text
    }

    /// Returns the integer of a column.
    ///
    /// - Throws: `Problem`.
    func integer(_ column: String) throws(Problem) -> Int64 {
        guard let integer = try optionalInteger(column) else { throw Problem(column: column) }
        return integer
    }

    /// Returns the integer of a column; nil for NULL.
    ///
    /// - Throws: `Problem`.
    func optionalInteger(_ column: String) throws(Problem) -> Int64? {
        switch value(column).storage {
        case .null: return nil
        case .int64(let integer): return integer
        case .double, .string, .blob: throw Problem(column: column)
        }
    }

    /// Returns true where the column holds 1; false where the table of an older Easel has no such column.
    ///
    /// - Throws: `Problem` for anything but 0 and 1.
    func flag(_ column: String) throws(Problem) -> Bool {
        guard row.hasColumn(column) else { return false }
        switch try integer(column) {
        case 0: return false
        case 1: return true
        default: throw Problem(column: column)
        }
    }

    /// Returns the time of a column in milliseconds since 1970, of a year from 1 to 9999.
    ///
    /// - Throws: `Problem`.
    func moment(_ column: String) throws(Problem) -> Timestamp {
        let milliseconds = try integer(column)
        guard (-62_135_596_800_000...253_402_300_799_999).contains(milliseconds) else { throw Problem(column: column) }
        return Timestamp(milliseconds: milliseconds)
    }

    /// Returns the case whose raw value the column holds.
    ///
    /// - Throws: `Problem`.
    func word<Word: RawRepresentable>(
        _ column: String, _ type: Word.Type = Word.self
    ) throws(Problem) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try text(column)) else { throw Problem(column: column) }
        return word
    }

    /// Returns the JSON of a column.
    ///
    /// - Throws: `Problem`.
    func json(_ column: String) throws(Problem) -> JSON {
        guard let json = JSON(archivedText: try text(column)) else { throw Problem(column: column) }
        return json
    }

    /// Returns what `read` makes of the JSON of a column; nil for NULL.
    ///
    /// - Throws: `Problem` where `read` returns nil.
    func optionalValue<Value>(_ column: String, _ read: (JSON) -> Value?) throws(Problem) -> Value? {
        guard let text = try optionalText(column) else { return nil }
        guard let value = JSON(archivedText: text).flatMap(read) else { throw Problem(column: column) }
        return value
    }

    /// Returns the entry of the columns `service`, `entry_kind` and `entry_id`.
    ///
    /// - Throws: `Problem`.
    func entry() throws(Problem) -> EntryID {
        EntryID(service: try word("service"), kind: try word("entry_kind"), value: try text("entry_id"))
    }
}
