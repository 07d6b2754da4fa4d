import JSON
import Canvas
import Dashboard
import Forms
import Domain

extension FormPane {
    /// The fields that can be seen.
    var rows: [FormRow] { lines.compactMap(\.row) }

    /// The name of the field under the cursor; nil on other lines.
    var fieldName: String? { row?.path.tokens.last }

    /// The field called `name`; the first of that name.
    func row(named name: String) -> FormRow? { rows.first { $0.path.tokens.last == name } }

    /// The answer to the field called `name`; nil where none can be seen.
    func answer(named name: String) -> FieldAnswer? { row(named: name)?.answer }

    /// What is said to be wrong with the field called `name`.
    func problem(named name: String) throws -> String? {
        guard let row = row(named: name) else { throw NoField(name: name) }
        return problem(with: row)
    }

    /// No field of that name can be seen.
    struct NoField: Error {
        let name: String
    }
}
