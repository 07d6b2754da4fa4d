import JSON
import Domain

/// Invalid rows between valid ones.
enum BrokenRows {
    /// The invalid rows that are added to every list.
    static var rows: [JSON] { [.null, 7, "row", [], ["title": "nobody", "name": "nobody"]] }

    /// Returns `body` with an invalid row before each of the first rows of its list, or after the last where there are
    /// few.
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
