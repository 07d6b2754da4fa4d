import JSON
import Domain

/// Rows that are no rows, among those that are.
enum BrokenRows {
    /// What is put into every list: nothing of it can be shown.
    static var rows: [JSON] { [.null, 7, "row", [], ["title": "nobody", "name": "nobody"]] }

    /// `body` with a broken row before each of the first rows of its list, or after the last where there are few.
    static func added(to body: JSON) -> JSON {
        guard let object = body.object else { return body }
        var out = object
        for (name, value) in object {
            guard let elements = value.array else { continue }
            var mixed: [JSON] = []
            for (index, element) in elements.enumerated() {
                if index < rows.count { mixed.append(rows[index]) }
                mixed.append(element)
            }
            out[name] = .array(mixed + rows.dropFirst(elements.count))
        }
        return .object(out)
    }
}
