import JSON
import Domain
import GRDB

/// A row as anybody may have left it: each column is read as what it should be, or not at all.
///
/// GRDB's subscripts trap on a value of another kind. SQLite keeps text in a column of integers, and bytes that are no
/// UTF-8 in one of text. To be used while its cursor stands on the row.
struct RowReader {
    /// A column that does not hold what it should.
    struct Problem: Error, Hashable {
        let column: String
    }

    private let row: Row

    init(_ row: Row) { self.row = row }

    /// What the column holds; NULL also where the table has no such column.
    func value(_ column: String) -> DatabaseValue {
        guard row.hasColumn(column) else { return .null }
        return row[column]
    }

    /// The column's text, which was text to the last byte.
    func text(_ column: String) throws(Problem) -> String {
        guard let text = try optionalText(column) else { throw Problem(column: column) }
        return text
    }

    /// The column's text; nil where it holds NULL.
    func optionalText(_ column: String) throws(Problem) -> String? {
        switch value(column).storage {
        case .null: return nil
        case .string: break
        case .int64, .double, .blob: throw Problem(column: column)
        }
        // GRDB's own text ends at a zero byte, and has stand-ins for what is no UTF-8.
        let text = try? row.withUnsafeData(named: column) { bytes in
            bytes.flatMap { String(validating: $0, as: UTF8.self) }
        }
        guard let text else { throw Problem(column: column) }
        return text
    }

    func integer(_ column: String) throws(Problem) -> Int64 {
        guard let integer = try optionalInteger(column) else { throw Problem(column: column) }
        return integer
    }

    /// The column's integer; nil where it holds NULL.
    func optionalInteger(_ column: String) throws(Problem) -> Int64? {
        switch value(column).storage {
        case .null: return nil
        case .int64(let integer): return integer
        case .double, .string, .blob: throw Problem(column: column)
        }
    }

    /// Whether the column holds 1; false where the table of an older Easel has no such column.
    func flag(_ column: String) throws(Problem) -> Bool {
        guard row.hasColumn(column) else { return false }
        switch try integer(column) {
        case 0: return false
        case 1: return true
        default: throw Problem(column: column)
        }
    }

    /// The moment at which something was written, of a year from 1 to 9999: no clock has told another.
    func moment(_ column: String) throws(Problem) -> Timestamp {
        let milliseconds = try integer(column)
        guard (-62_135_596_800_000...253_402_300_799_999).contains(milliseconds) else { throw Problem(column: column) }
        return Timestamp(milliseconds: milliseconds)
    }

    /// The column's word of a list of them.
    func word<Word: RawRepresentable>(
        _ column: String, _ type: Word.Type = Word.self
    ) throws(Problem) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try text(column)) else { throw Problem(column: column) }
        return word
    }

    func json(_ column: String) throws(Problem) -> JSON {
        guard let json = JSON(archivedText: try text(column)) else { throw Problem(column: column) }
        return json
    }

    /// What `read` makes of the column's JSON; nil where it holds NULL.
    func optionalValue<Value>(_ column: String, _ read: (JSON) -> Value?) throws(Problem) -> Value? {
        guard let text = try optionalText(column) else { return nil }
        guard let value = JSON(archivedText: text).flatMap(read) else { throw Problem(column: column) }
        return value
    }

    /// The columns `service`, `entry_kind` and `entry_id` of a table that has rows for entries.
    func entry() throws(Problem) -> EntryID {
        EntryID(service: try word("service"), kind: try word("entry_kind"), value: try text("entry_id"))
    }
}
