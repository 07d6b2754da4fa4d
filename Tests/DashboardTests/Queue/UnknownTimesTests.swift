import Domain
import Session
import Foundation
import Testing

@testable import Dashboard

/// Runs whose time a service does not tell, or not in a way that is understood.
struct UnknownTimesTests {
    private static func run(_ id: String, _ createdAt: Timestamp?, _ endedAt: Timestamp? = nil) -> Run {
        Run(
            id: RunID(id), service: .artinstring, remoteID: id, title: "Run \(id)", modality: .image,
            phase: .completed, createdAt: createdAt, endedAt: endedAt)
    }

    private static let runs = [
        run("a", nil), run("b", .start + .seconds(-60)), run("c", nil), run("d", nil, .start + .seconds(-90)),
        run("e", Timestamp(rfc3339: "2019-05-08T01:23:45Z")), run("f", Timestamp(milliseconds: .min)),
    ]

    @Test func unknownTimesAreLast() {
        for turn in 0..<6 {
            var session = Session.fixture(runs: [])
            for index in 0..<6 { session.tell(.runs([Self.runs[(index + turn) % 6]])) }
            #expect(session.state.session.runs.all.map(\.id.value) == ["b", "d", "e", "f", "c", "a"])
        }
    }

    @Test func unknownTimesAndYearsAreShown() throws {
        var session = Session.fixture(runs: Self.runs)
        session.press("3")
        let rows = try session.frame().golden.split(separator: "\n")
        /// The time at the end of the pane's row.
        func row(_ id: String) throws -> Substring {
            let row = try #require(rows.first { $0.contains("completed Run \(id)") })
            let rest = row.suffix(from: try #require(row.range(of: "Run \(id)")).upperBound)
            return rest.prefix { $0 != "│" }
        }
        #expect(try row("a").contains("—"))
        #expect(try row("b").contains("1 min") && !row("b").contains("2026"))
        #expect(try row("d").contains("1 min"))
        #expect(try row("e").contains("2019"))
        for id in ["a", "c"] { #expect(try !row(id).contains("now") && !row(id).contains("May")) }
    }

    @Test func aRunWithoutATimeHasNoClock() throws {
        var run = Self.run("x", nil)
        run.phase = .running
        run.following = .poll
        #expect(run.elapsed(at: .start) == nil)
        var session = Session.fixture(runs: [run])
        session.press("3")
        session.wait(.seconds(1))
        let screen = try session.frame().golden
        #expect(!screen.contains("0:0") && screen.contains("Running."))
    }
}
