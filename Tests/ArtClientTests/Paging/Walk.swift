@testable import ArtClient
import JSON
import Domain

/// What came of walking through a list with a `Paging`, answered by a function instead of a service.
struct Walk<P: Paging> {
    var pages: [Page<P.Value>] = []
    var asked: [P.Position] = []

    /// Walks to the end, or to the thousandth page, which no test should see.
    init(_ paging: P, answer: (P.Position) -> Page<P.Value>) {
        var paging = paging
        while let position = paging.position, asked.count < 1000 {
            asked.append(position)
            pages.append(paging.receive(answer(position)))
        }
    }

    var values: [P.Value] { pages.flatMap(\.values) }
    var shortfall: Int { pages.last?.shortfall ?? 0 }
    /// Whether every page but the last said that there is more.
    var endsWhereItSays: Bool { pages.dropLast().allSatisfy(\.hasMore) && pages.last?.hasMore == false }
}

extension Page {
    /// A page of `values`, each read from an object that holds its place.
    init(_ values: [Value], broken: Int = 0, total: Int? = nil, limit: Int? = nil, next: NextPage? = nil) {
        self.init(
            rows: values.enumerated().map { Resource($1, raw: ["row": .number(JSONNumber($0))]) },
            broken: (0..<broken).map { BrokenRow(index: $0, reason: "null", raw: .null) }, total: total, limit: limit,
            next: next)
    }
}
