import ArtClient
import Domain

extension Failure {
    /// So many broken rows of a page are named.
    private static var namedRows: Int { 3 }

    /// Returns the failures to report for the rows of `page` that cannot be read; nothing where there are none.
    ///
    /// - `name`: What a row of the list is called, such as `prompt`.
    static func broken<Value>(_ page: Page<Value>, _ name: String, at service: Service) -> [Failure] {
        guard page.brokenRows > 0 else { return [] }
        let named = page.broken.prefix(namedRows).map { row in
            let place = row.name.map { "“\($0)”" } ?? "number \(row.index + 1)"
            return "\(place): \(row.reason)"
        }
        let rest = page.brokenRows - named.count
        let words = named + (rest > 0 ? ["\(rest) more"] : [])
        return [
            Failure(
                .invalidResponse,
                what: "\(page.brokenRows) \(name)\(page.brokenRows == 1 ? "" : "s") of \(service.name) cannot be read: "
                    + words.joined(separator: "; "),
                meaning: "The others are shown", next: "")
        ]
    }
}
