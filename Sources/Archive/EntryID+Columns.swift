import Domain
import GRDB

extension EntryID {
    /// The values of the columns `service`, `entry_kind` and `entry_id` in tables with rows for entries.
    var columns: StatementArguments { [service.rawValue, kind.rawValue, value] }

    /// The SQL condition for the rows of the entry whose `columns` are the arguments.
    static var condition: String { "service = ? AND entry_kind = ? AND entry_id = ?" }
}
