import JSON
import Domain

extension ServiceResponse {
    /// Returns the rows in `name`, or the whole response where it is a bare list.
    ///
    /// - Throws: `ClientError.Kind.invalidResponse` when there is no list: that does not mean an empty one.
    func elements(of name: String, service: Service) throws(ClientError) -> [JSON] {
        guard let elements = json[name]?.array ?? json.array else {
            throw ClientError(.invalidResponse(reason: "no list of \(name)"), service: service)
        }
        return elements
    }

    /// Parses the page of a list, as far as its rows are readable.
    func page<Value>(
        of name: String, service: Service, read: (JSON) throws(Unreadable) -> Value
    ) throws(ClientError) -> Page<Value> {
        Page(try elements(of: name, service: service), faults: faults(of: name), read: read)
    }

    /// Parses a page of artinstring. Its total is also in the header `X-Total-Count`, which is used where the body has
    /// none, and kept where it differs.
    func artinstringPage<Value>(
        of name: String, read: (JSON) throws(Unreadable) -> Value
    ) throws(ClientError) -> Page<Value> {
        var page = try page(of: name, service: .artinstring, read: read)
        let header = headers["x-total-count"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
        page.total = json.count("total") ?? header
        page.headerTotal = header == page.total ? nil : header
        page.count = json.count("count")
        page.limit = json.count("limit")
        page.serverDate = serverDate
        return page
    }

    /// Parses a page of Antekirt ("Paginated list").
    ///
    /// Without `totalPages` or `totalCount` only an empty page is known to be the last: the service may send fewer rows
    /// per page than requested.
    ///
    /// - `number`: The requested page, from 1.
    func antekirtPage<Value>(
        number: Int, read: (JSON) throws(Unreadable) -> Value
    ) throws(ClientError) -> Page<Value> {
        var page = try page(of: "data", service: .antekirt, read: read)
        let pagination = json["pagination"]
        page.total = pagination?.count("totalCount")
        page.limit = pagination?.count("limit")
        page.serverDate = serverDate
        let hasMore = pagination?.count("totalPages").map { number < $0 } ?? true
        if hasMore, page.sent > 0 { page.next = .page(number + 1) }
        return page
    }
}
