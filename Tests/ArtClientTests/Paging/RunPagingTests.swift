import JSON
@testable import ArtClient
import Domain
import Testing

struct RunPagingTests {
    typealias Made = (moment: Int64, status: Phase)

    /// A model of artinstring's run list with microseconds, ties and both kinds of cursors.
    struct Exact: Sendable, CustomTestStringConvertible {
        var name: String
        /// The creation times of the runs, newest first, in microseconds, and their statuses.
        var runs: [Made]
        /// The number of fractional digits in cursors and rows.
        var digits = 6
        var isInclusive = false
        /// True when the service reports too early that no page follows.
        var endsEarly = false
        /// The excess of the service's total over its runs.
        var excess = 0
        var lost = 0
        var requests = 15
        var testDescription: String { name }

        private func text(_ moment: Int64) -> String {
            let second = Timestamp(milliseconds: moment / 1_000_000 * 1000).rfc3339.prefix(19)
            let fraction = String(String(1_000_000 + moment % 1_000_000).dropFirst().prefix(digits))
            return second + (digits == 0 ? "" : "." + fraction) + "Z"
        }

        func page(_ query: RunQuery) -> Page<RunReport> {
            let matching = runs.enumerated().filter { query.status == nil || $0.element.status == query.status }
            let rows = matching.filter { _, run in
                // As a database compares: stored microseconds with the cursor's value.
                guard let cursor = query.cursor, let bound = Self.microseconds(cursor) else { return true }
                return isInclusive ? run.moment <= bound : run.moment < bound
            }
            let page = rows.prefix(50)
            let more = rows.count > page.count && !(endsEarly && query.cursor != nil)
            return Page(
                rows: page.map {
                    Resource(
                        RunReport(remoteID: "r\($0.offset)"),
                        raw: ["createdAt": .string(text($0.element.moment))])
                },
                total: matching.count + excess, next: more ? page.last.map { .cursor(text($0.element.moment)) } : nil)
        }

        private static func microseconds(_ text: String) -> Int64? {
            guard let moment = Timestamp(rfc3339: text) else { return nil }
            let fraction = text.split(separator: ".").dropFirst().first?.prefix(while: \.isNumber) ?? ""
            return moment.milliseconds / 1000 * 1_000_000 + (Int64((fraction + "000000").prefix(6)) ?? 0)
        }
    }

    private static func close(_ count: Int, apart: Int64, from: Int64 = 1_780_000_000_000_000) -> [Made] {
        (0..<count).map { index -> Made in
            let status: Phase = index % 14 == 0 ? .cancelled : index % 7 == 1 ? .failed : .completed
            return (from - Int64(index) * apart, status)
        }
    }

    /// 260 runs, 70 of which share a creation time across page boundaries.
    private static var tied: [Made] {
        let newer = close(80, apart: 60_000_000)
        let moment = newer[79].moment - 60_000_000
        let statuses: [Phase] = [.completed, .failed, .cancelled, .completed]
        let same = (0..<70).map { index -> Made in (moment, statuses[index % 4]) }
        return newer + same + close(110, apart: 60_000_000, from: moment - 60_000_000)
    }

    private static var sameStatus: [Made] {
        let newer = close(120, apart: 60_000_000).map { run -> Made in (run.moment, .failed) }
        let older: Made = (1_770_000_000_000_000, .completed)
        return newer + Array(repeating: older, count: 90)
    }

    /// 4000 runs of one status, 60 for each creation time.
    private static var crowds: [Made] {
        (0..<4000).map { index -> Made in (1_780_000_000_000_000 - Int64(index / 60) * 60_000_000, .completed) }
    }

    private static let exact: [Exact] = [
        Exact(name: "130 runs 7 µs apart", runs: close(130, apart: 7)),
        Exact(name: "130 runs 7 µs apart, reported in milliseconds", runs: close(130, apart: 7), digits: 3, lost: 51),
        Exact(name: "130 runs 7 µs apart, reported in seconds", runs: close(130, apart: 7), digits: 0, lost: 51),
        Exact(name: "130 runs 7 µs apart, inclusive", runs: close(130, apart: 7), isInclusive: true),
        Exact(name: "130 runs 700 µs apart, reported in milliseconds", runs: close(130, apart: 700), digits: 3),
        Exact(name: "70 of one creation time", runs: tied),
        Exact(name: "70 of one creation time, inclusive", runs: tied, isInclusive: true),
        Exact(name: "70 of one creation time, reported in seconds", runs: tied, digits: 0),
        Exact(name: "130 runs without a cursor after two pages", runs: close(130, apart: 5_000_000), endsEarly: true),
        Exact(name: "90 of one creation time and status", runs: sameStatus, lost: 40),
        Exact(name: "62 runs and a wrong total", runs: close(62, apart: 60_000_000), excess: 13, requests: 7),
        Exact(name: "4000 runs and a wrong total", runs: close(4000, apart: 60_000_000), excess: 13, requests: 87),
        Exact(name: "67 creation times with too many runs", runs: crowds, excess: 13, lost: 660, requests: 143),
    ]

    @Test(arguments: exact)
    func returnsEveryRunWithMicroseconds(_ history: Exact) {
        let walk = Walk(RunPaging(since: nil, status: nil), answer: history.page)
        #expect(walk.values.count == Set(walk.values.map(\.remoteID)).count)
        #expect(walk.values.count == history.runs.count - history.lost)
        #expect(walk.shortfall == history.lost + history.excess)
        #expect(walk.requests.count <= history.requests, "\(walk.requests.count) requests")
        #expect(walk.reportsItsEnd)
    }

    /// A model of artinstring's run list, with the behaviors that the document permits.
    struct History: Sendable, CustomTestStringConvertible {
        var name: String
        /// The creation times of the runs, newest first, in milliseconds.
        var moments: [Int64]
        var pageSize = 5
        /// True when cursors and runs have whole seconds.
        var precision: Int64 = 1000
        /// True when a page begins with the row of its cursor.
        var isInclusive = false
        var total: Int?
        var alwaysHasCursor = false
        /// The number of runs that are lost because too many share a second.
        var lost = 0
        var requests: Int
        var testDescription: String { name }

        func page(_ query: RunQuery) -> Page<RunReport> {
            func reported(_ moment: Int64) -> Timestamp { Timestamp(milliseconds: moment / precision * precision) }
            let rows = moments.enumerated().filter { _, moment in
                guard let cursor = query.cursor.flatMap({ Timestamp(rfc3339: $0) }) else { return true }
                return isInclusive ? reported(moment) <= cursor : reported(moment) < cursor
            }
            let page = rows.prefix(pageSize)
            let more = rows.count > page.count || alwaysHasCursor
            return Page(
                page.map { RunReport(remoteID: "r\($0.offset)", createdAt: reported($0.element)) },
                total: total ?? moments.count,
                next: more ? page.last.map { .cursor(reported($0.element).rfc3339) } : nil)
        }
    }

    private static func every(_ gap: Int64, _ count: Int64) -> [Int64] { (0..<count).map { 1_000_000 - $0 * gap } }

    static let histories = [
        History(name: "nothing", moments: [], requests: 1),
        History(name: "one page", moments: every(10_000, 5), requests: 1),
        History(name: "far apart", moments: every(10_000, 12), requests: 3),
        History(name: "an endless cursor", moments: every(10_000, 10), alwaysHasCursor: true, requests: 4),
        History(name: "pairs at page boundaries", moments: every(10_000, 10).flatMap { [$0, $0] }, requests: 5),
        History(
            name: "pairs, with inclusive cursors", moments: every(10_000, 10).flatMap { [$0, $0] },
            isInclusive: true, requests: 7),
        History(
            name: "a second split by a cursor without milliseconds",
            moments: [9000, 8900, 8800, 8700, 8600, 8500, 7000, 6000], requests: 4),
        History(name: "milliseconds", moments: every(300, 30), precision: 1, requests: 26),
        History(
            name: "more in one second than in one page, reported to the millisecond",
            moments: every(100, 25), precision: 1, requests: 9),
        History(
            name: "more in one second than in one page", moments: [9000, 8000, 8000, 8000, 8000, 8000, 8000, 7000],
            lost: 1, requests: 13),
        // Once by each status, because nothing shows that the total is wrong.
        History(name: "too large a total", moments: every(10_000, 12), total: 99, lost: 87, requests: 8),
        History(name: "too small a total", moments: every(10_000, 12), total: 3, requests: 3),
    ]

    @Test(arguments: histories)
    func returnsEveryRunOnce(_ history: History) {
        let walk = Walk(RunPaging(since: nil, status: nil), answer: history.page)
        #expect(walk.values.count == Set(walk.values.map(\.remoteID)).count)
        if history.total == nil { #expect(walk.values.count == history.moments.count - history.lost) }
        #expect(walk.shortfall == history.lost)
        #expect(walk.requests.count <= history.requests, "\(walk.requests.count) requests")
        #expect(walk.reportsItsEnd)
    }

    @Test func keepsFiltersAndOverlapsCursors() {
        let since = Timestamp(milliseconds: 0)
        let walk = Walk(RunPaging(since: since, status: .failed)) { query in
            query.cursor == nil
                ? Page([RunReport(remoteID: "a")], next: .cursor("2026-05-07T22:11:08Z"))
                : Page([RunReport(remoteID: "a"), RunReport(remoteID: "b")])
        }
        #expect(
            walk.requests == [
                RunQuery(status: .failed, since: since),
                RunQuery(status: .failed, since: since, cursor: "2026-05-07T22:11:09Z"),
            ])
        #expect(walk.values.map(\.remoteID) == ["a", "b"])
    }

    @Test func followsOpaqueCursors() {
        let walk = Walk(RunPaging(since: nil, status: nil)) { query in
            let number = query.cursor.flatMap { Int($0.dropFirst()) } ?? 0
            return Page([RunReport(remoteID: "\(number)")], next: number < 3 ? .cursor("c\(number + 1)") : nil)
        }
        #expect(walk.requests.map(\.cursor) == [nil, "c1", "c2", "c3"])
        #expect(walk.values.count == 4)
    }

    private static let circles: [(String, @Sendable (RunQuery) -> Page<RunReport>, Int)] = [
        ("the same page for every request", { _ in Page([RunReport(remoteID: "a")], next: .cursor("c")) }, 2),
        (
            "the same page, and a moment",
            { _ in Page([RunReport(remoteID: "a")], next: .cursor("2026-05-07T22:11:08Z")) }, 4
        ),
        ("rows that cannot be read", { _ in Page([], broken: 3, next: .cursor("2026-05-07T22:11:08Z")) }, 4),
        ("empty pages", { _ in Page([], next: .cursor("2026-05-07T22:11:08Z")) }, 1),
    ]

    @Test(arguments: circles)
    func stopsAtCursorCycles(
        _ name: String, _ answer: @Sendable (RunQuery) -> Page<RunReport>, _ requests: Int
    ) {
        #expect(Walk(RunPaging(since: nil, status: nil), answer: answer).requests.count == requests)
    }

    /// Cursors that get older and older, each with a page of the same run, except in the requests `news`.
    private func walkIntoThePast(news: Set<Int>) -> Walk<RunPaging> {
        var request = 0
        return Walk(RunPaging(since: nil, status: nil)) { _ in
            request += 1
            let cursor = Timestamp(milliseconds: 1_000_000_000 - Int64(request) * 10_000).rfc3339
            return Page(
                [RunReport(remoteID: news.contains(request) ? "r\(request)" : "a")], total: 99, next: .cursor(cursor))
        }
    }

    /// Reading stops after five pages without a new row, and then one by each status; new rows continue it.
    private static let pasts: [(Set<Int>, Int)] = [([], 11), ([5], 15), ([6], 16), ([7], 12)]

    @Test(arguments: pasts)
    func stopsAtUnproductiveCursors(_ news: Set<Int>, _ requests: Int) {
        let walk = walkIntoThePast(news: news)
        #expect(walk.requests.count == requests)
        #expect(walk.shortfall == 99 - walk.values.count)
        #expect(walk.reportsItsEnd)
    }

    @Test func limitsPages() {
        let ids = (0...).lazy.makeIterator()
        var names = ids
        let walk = Walk(RunPaging(since: nil, status: nil, pageLimit: 7)) { _ in
            let id = names.next() ?? 0
            return Page([RunReport(remoteID: "\(id)")], total: 50, next: .cursor("c\(id)"))
        }
        #expect(walk.requests.count == 7)
        #expect(walk.shortfall == 43)
    }

    @Test func continuesAfterPageOfBrokenRows() {
        let walk = Walk(RunPaging(since: nil, status: nil)) { query in
            switch query.cursor {
            case nil: Page([RunReport(remoteID: "a")], next: .cursor("1"))
            case "1": Page([], broken: 2, next: .cursor("2"))
            default: Page([RunReport(remoteID: "b")])
            }
        }
        #expect(walk.values.map(\.remoteID) == ["a", "b"])
        #expect(walk.pages.map(\.brokenRows) == [0, 2, 0])
    }
}
