import Domain
import GRDB

extension EntryID {
    /// The columns `service`, `entry_kind` and `entry_id` of a table that has rows for entries.
    var columns: StatementArguments { [service.rawValue, kind.rawValue, value] }

    /// What finds the rows of the entry whose `columns` are the arguments.
    static var condition: String { "service = ? AND entry_kind = ? AND entry_id = ?" }
}
