import JSON
import Domain

/// The counts in list responses.
enum ListCounts {
    private static var header: String { "X-Total-Count" }

    /// Removes all counts.
    static func remove(from body: inout JSON, _ headers: inout [String: String]) {
        guard isList(body), var object = body.object else { return }
        for name in ["pagination", "count", "limit", "total"] { object[name] = nil }
        body = .object(object)
        headers[header] = nil
    }

    /// Makes the totals too large, the header's by one and the body's by thirteen, and adds one page.
    static func falsify(_ body: inout JSON, _ headers: inout [String: String]) {
        guard isList(body), var object = body.object else { return }
        if let total = object["total"]?.lenientInt { object["total"] = .number(JSONNumber(total + 13)) }
        if var pagination = object["pagination"]?.object {
            for (name, error) in [("totalCount", 13), ("totalPages", 1)] {
                pagination[name] = pagination[name]?.lenientInt.map { .number(JSONNumber($0 + error)) }
            }
            object["pagination"] = .object(pagination)
        }
        body = .object(object)
        headers[header] = headers[header].flatMap { Int($0) }.map { String($0 + 1) }
    }

    private static func isList(_ body: JSON) -> Bool {
        ["prompts", "runs", "collections", "data"].contains { body[$0]?.array != nil }
    }
}
