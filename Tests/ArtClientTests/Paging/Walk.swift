@testable import ArtClient
import JSON
import Domain

/// The result of reading a list with a `Paging`, from a function in place of a service.
struct Walk<P: Paging> {
    var pages: [Page<P.Value>] = []
    var requests: [P.Position] = []

    /// Reads to the end, or to page 1000, which no test should reach.
    init(_ paging: P, answer: (P.Position) -> Page<P.Value>) {
        var paging = paging
        while let position = paging.position, requests.count < 1000 {
            requests.append(position)
            pages.append(paging.receive(answer(position)))
        }
    }

    var values: [P.Value] { pages.flatMap(\.values) }
    var shortfall: Int { pages.last?.shortfall ?? 0 }
    /// True when every page but the last reported that more follow.
    var reportsItsEnd: Bool { pages.dropLast().allSatisfy(\.hasMore) && pages.last?.hasMore == false }
}

extension Page {
    /// A page of `values`, each read from an object with its index.
    init(_ values: [Value], broken: Int = 0, total: Int? = nil, limit: Int? = nil, next: NextPage? = nil) {
        self.init(
            rows: values.enumerated().map { Resource($1, raw: ["row": .number(JSONNumber($0))]) },
            broken: (0..<broken).map { BrokenRow(index: $0, reason: "null", raw: .null) }, total: total, limit: limit,
            next: next)
    }
}
