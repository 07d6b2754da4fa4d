import JSON
import Domain

/// The page, size and order of an Antekirt list.
struct Paging: Sendable {
    /// The problem of a query.
    struct InvalidQuery: Error {
        let message: String
    }

    let page: Int
    let limit: Int
    let isByName: Bool
    let isAscending: Bool

    /// Parses a query; the messages are those of the service's validator.
    static func read(_ query: [String: String], orders: [String]) -> Result<Paging, InvalidQuery> {
        func number(_ name: String, _ initial: Int, _ range: ClosedRange<Int>) throws(InvalidQuery) -> Int {
            guard let text = query[name] else { return initial }
            guard let value = Int(text) else { throw InvalidQuery(message: "query.\(name) must be a number") }
            if value < range.lowerBound {
                throw InvalidQuery(message: "query.\(name) must be greater than or equal to \(range.lowerBound)")
            }
            if value > range.upperBound {
                throw InvalidQuery(message: "query.\(name) must be less than or equal to \(range.upperBound)")
            }
            return value
        }
        do throws(InvalidQuery) {
            let page = try number("page", 1, 1...1_000_000)
            let limit = try number("limit", 25, 1...100)
            let order = query["order"] ?? "createdAt"
            guard orders.contains(order) else {
                throw InvalidQuery(message: "query.order must be one of [\(orders.joined(separator: ", "))]")
            }
            let direction = query["direction"] ?? "DESC"
            guard ["ASC", "DESC"].contains(direction) else {
                throw InvalidQuery(message: "query.direction must be one of [ASC, DESC]")
            }
            if let artist = query["artistId"], !UUIDText.isValid(artist) {
                throw InvalidQuery(message: "query.artistId must be a valid GUID")
            }
            return .success(
                Paging(page: page, limit: limit, isByName: order == "name", isAscending: direction == "ASC"))
        } catch {
            return .failure(error)
        }
    }

    func sorted<Row>(_ rows: [Row], created: (Row) -> String, name: (Row) -> String) -> [Row] {
        let key = isByName ? name : created
        return rows.sorted { isAscending ? key($0) < key($1) : key($0) > key($1) }
    }

    func page<Row>(of rows: [Row], _ wire: (Row) -> JSON) -> JSON {
        let start = min(rows.count, (page - 1) * limit)
        let slice = rows[start..<min(rows.count, start + limit)]
        return [
            "data": .array(slice.map(wire)),
            "pagination": [
                "page": .number(JSONNumber(page)), "limit": .number(JSONNumber(limit)),
                "totalPages": .number(JSONNumber((rows.count + limit - 1) / limit)),
                "totalCount": .number(JSONNumber(rows.count)),
            ],
        ]
    }
}
