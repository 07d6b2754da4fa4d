import JSON
@testable import ArtClient
import Domain
import Testing

struct NumberedPagingTests {
    typealias Answer = @Sendable (_ page: Int, _ request: Int) -> Page<String>

    private static func page(_ ids: String, total: Int? = nil, next: Int? = nil) -> Page<String> {
        Page(ids.split(separator: " ").map(String.init), total: total, next: next.map { .page($0) })
    }

    private func walk(pageLimit: Int = 50, _ answer: Answer) -> Walk<NumberedPaging<String>> {
        var request = 0
        return Walk(NumberedPaging(id: \.self, pageLimit: pageLimit)) { page in
            request += 1
            return answer(page, request)
        }
    }

    private static let lists: [(String, Answer, requests: [Int], ids: String, missing: Int)] = [
        ("nothing", { _, _ in page("") }, [1], "", 0), ("one page", { _, _ in page("a b", total: 2) }, [1], "a b", 0),
        (
            "three pages", { n, _ in page("\(n)a \(n)b", total: 6, next: n < 3 ? n + 1 : nil) }, [1, 2, 3],
            "1a 1b 2a 2b 3a 3b", 0
        ),
        (
            "no pagination: an empty page ends it",
            { n, _ in n < 3 ? page("\(n)", next: n + 1) : page("") }, [1, 2, 3], "1 2", 0
        ),
        (
            "no pagination, and page numbers ignored", { n, _ in page("a b", next: n + 1) }, [1, 2, 3], "a b", 0
        ),
        (
            "a row inserted while reading: one appears twice, and the new one is read at the end",
            { n, request in
                switch (n, request) {
                case (1, 1): page("a b", total: 4, next: 2)
                case (1, _): page("new a", total: 5, next: 2)
                case (2, _): page("b c", total: 5, next: 3)
                default: page("d", total: 5)
                }
            }, [1, 2, 3, 1], "a b c d new", 0
        ),
        (
            "a page inserted while reading: a page appears again, and the following ones are read",
            { n, request in
                switch (n, request) {
                case (1, 1): page("a b", total: 6, next: 2)
                case (1, _): page("new1 new2", total: 8, next: 2)
                case (2, _): page("a b", total: 8, next: 3)
                case (3, _): page("c d", total: 8, next: 4)
                default: page("e f", total: 8)
                }
            }, [1, 2, 3, 4, 1], "a b c d e f new1 new2", 0
        ),
        (
            "totals, and page numbers ignored", { n, _ in page("a b", total: 9, next: n < 5 ? n + 1 : nil) },
            [1, 2, 3], "a b", 7
        ),
        (
            "a row deleted while reading: one is missed without a changed count, and found by reading again",
            { n, request in
                switch (n, request) {
                case (1, 1): page("1 2", total: 6, next: 2)
                case (1, _): page("2 3", total: 5, next: 2)
                case (2, _): page("4 5", total: 5, next: 3)
                default: page("6", total: 5)
                }
            }, [1, 2, 3, 1, 2, 3], "1 2 4 5 6 3", 0
        ),
        (
            "a row deleted late while reading: the missed one follows pages without new rows",
            { n, request in
                switch (n, request) {
                case (1, 1): page("1 2", total: 8, next: 2)
                case (1, _): page("2 3", total: 7, next: 2)
                case (2, 2): page("3 4", total: 8, next: 3)
                case (2, _): page("4 5", total: 7, next: 3)
                case (3, 3): page("5 6", total: 8, next: 4)
                case (3, _): page("6 7", total: 7, next: 4)
                default: page("8", total: 7)
                }
            }, [1, 2, 3, 4, 1, 2, 3, 4], "1 2 3 4 5 6 8 7", 0
        ),
        (
            "a row replaced while reading: the count is unchanged, and the second reading ends with it",
            { n, request in
                switch (n, request) {
                case (1, 1): page("a b", total: 5, next: 2)
                case (1, _): page("a c", total: 5, next: 2)
                case (2, _): page("d", total: 5, next: 3)
                default: page("e", total: 5)
                }
            }, [1, 2, 3, 1], "a b d e c", 0
        ),
        ("too large a total", { _, _ in page("a b", total: 9) }, [1, 1], "a b", 7),
        (
            "the same id in another case",
            { n, _ in
                n == 1
                    ? page("AA471B83-3153-48FE-8D42-79476FF73E75", next: 2)
                    : page("aa471b83-3153-48fe-8d42-79476ff73e75")
            }, [1, 2], "AA471B83-3153-48FE-8D42-79476FF73E75", 0
        ),
    ]

    @Test(arguments: lists)
    func returnsEveryRowOnce(_ name: String, _ answer: Answer, _ requests: [Int], _ ids: String, _ missing: Int) {
        let walk = walk(answer)
        #expect(walk.requests == requests)
        #expect(walk.values.joined(separator: " ") == ids)
        #expect(walk.shortfall == missing)
        #expect(walk.reportsItsEnd)
    }

    @Test func limitsPages() {
        let walk = walk(pageLimit: 4) { n, _ in Self.page("\(n)", total: 100, next: n + 1) }
        #expect(walk.requests == [1, 2, 3, 4])
        #expect(walk.shortfall == 96)
    }

    @Test func countsBrokenRowsOnce() {
        let broken = BrokenRow(index: 0, reason: "no id", raw: ["name": "x"])
        let walk = walk { n, _ in
            Page(
                rows: [Resource("\(n)", raw: .null)], broken: [broken], total: 3, next: n < 2 ? .page(n + 1) : nil)
        }
        #expect(walk.pages.map(\.brokenRows) == [1, 0])
        #expect(walk.requests == [1, 2])
    }
}
