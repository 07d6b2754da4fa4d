import Domain
import GRDB
import Testing

@testable import Archive

struct RunPageTests {
    private func archive(runs: Int) async throws -> Archive {
        let archive = try Archive(inMemory: ())
        try await archive.save(
            (0..<runs).map { number in
                let service: Service = number % 3 == 0 ? .antekirt : .artinstring
                let phase: Phase = number == 5 ? .running : .completed
                // Four of each moment, so that edges fall between runs that only their row tells apart.
                let createdAt = Timestamp.noon + .seconds(-(number / 4))
                return Run(
                    id: RunID("\(number)"), service: service, remoteID: "remote-\(number)", title: "t",
                    modality: .image, phase: phase, createdAt: createdAt)
            })
        return archive
    }

    @Test(arguments: [(Service?.none, 40), (.antekirt, 14), (.artinstring, 26)])
    func pagesHoldEachRunOnceNewestFirstWhateverFallsOnTheirEdges(
        service: Service?, count: Int
    ) async throws {
        let archive = try await archive(runs: 40)
        var runs: [Run] = []
        var edge: RunEdge?
        repeat {
            let page = try await archive.runs(of: service, before: edge, limit: 7)
            runs += page.runs
            edge = page.edge
        } while edge != nil && runs.count < 99
        #expect(Set(runs.map(\.id)).count == count)
        #expect(runs.count == count)
        #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.place >= $1.place })
        #expect(runs.allSatisfy { service == nil || $0.service == service })
    }

    @Test func anEdgeIsKeptForAServiceWithOlderRuns() async throws {
        let archive = try await archive(runs: 4)
        let edge = try await archive.runs(limit: 3).edge
        #expect(edge != nil)
        // The one left is 0, 1, 2 or 3 of the same moment: the first that was written.
        #expect(try await archive.edge(of: .antekirt, after: edge) == edge)
        #expect(try await archive.edge(of: .artinstring, after: edge) == nil)
        #expect(try await archive.edge(of: .antekirt, after: nil) == nil)
        let last = try await archive.runs(limit: 4).edge
        #expect(try await archive.edge(of: .artinstring, after: last) == nil)
    }

    @Test func runsAreFoundByTheirOwnIdAndByTheServicesInEitherCase() async throws {
        let archive = try await archive(runs: 9)
        #expect(try await archive.run(RunID("5"))?.phase == .running)
        #expect(try await archive.run(RunID("none")) == nil)
        let found = try await archive.runs(of: .artinstring, remoteIDs: ["REMOTE-1", "remote-2", "remote-3", "x"])
        #expect(Set(found.map(\.id.value)) == ["1", "2"], "the third is Antekirt's")
    }

    @Test(arguments: [
        (Archive.openQuery, "open_runs"), (Archive.pageQuery(isOfOneService: false), "runs_by_age"),
        (Archive.pageQuery(isOfOneService: true), "runs_by_service_and_age"),
        (Archive.remoteIDQuery(2), "runs_by_remote_id"),
    ])
    func theQueriesOfTheStartAndThePagesUseIndicesWithoutSorting(
        query: String, index: String
    ) async throws {
        let archive = try await archive(runs: 40)
        let plan = try await archive.read { db in
            let count = query.count { $0 == "?" }
            return try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN SELECT rowid, content, created_at FROM runs " + query,
                arguments: StatementArguments(Array(repeating: 1, count: count))
            ).map { $0["detail"] as String }
        }
        #expect(plan.count == 1)
        #expect(plan.first?.contains(index) == true, "\(plan)")
        #expect(plan.first?.contains("TEMP B-TREE") == false)
    }

    /// Rows whose time is not known, and rows with any number that a file can hold, each come once.
    @Test func runsOfUnknownTimeComeLastOnceEach() async throws {
        let archive = try Archive(inMemory: ())
        let moments: [Timestamp?] = [
            nil, .noon, nil, Timestamp(milliseconds: .min), Timestamp(milliseconds: .max), nil,
        ]
        try await archive.save(
            moments.enumerated().map { number, moment in
                Run(
                    id: RunID("\(number)"), service: .artinstring, remoteID: "remote-\(number)", title: "t",
                    modality: .image, phase: .completed, createdAt: moment)
            })
        var runs: [Run] = []
        var edge: RunEdge?
        repeat {
            let page = try await archive.runs(before: edge, limit: 1)
            runs += page.runs
            edge = page.edge
        } while edge != nil && runs.count < 99
        #expect(runs.map(\.id.value) == ["4", "1", "5", "3", "2", "0"])
        #expect(runs.map { $0.createdAt == nil } == [false, false, true, false, true, true])
    }
}
