import ArtClient
import Archive
import Domain
import Simulator
import TestKit
import Testing

@testable import Engine

/// A history is told to its last run, whatever its cursors; what a service counts and does not show is said.
@Suite(.timeLimit(.minutes(5)))
struct OlderRunsTests {
    /// artinstring's list of runs by moments in microseconds, newest first, as a database answers.
    private static func answer(
        _ moments: [Int64], statuses: [String], isInclusive: Bool
    ) -> ScriptedService.Answer {
        { request in
            let query = request.url.split(separator: "?").dropFirst().first.map(String.init) ?? ""
            func value(_ name: String) -> String? {
                query.split(separator: "&").first { $0.hasPrefix(name + "=") }.map {
                    String($0.dropFirst(name.count + 1)).replacing("%3A", with: ":")
                }
            }
            let status = value("status")
            let matching = moments.enumerated().filter { status == nil || statuses[$0.offset] == status }
            let bound = value("cursor").flatMap(microseconds)
            let rows = matching.filter { row in
                bound.map { isInclusive ? row.element <= $0 : row.element < $0 } ?? true
            }
            let page = rows.prefix(50).map {
                #"{"id":"r\#($0.offset)","status":"\#(statuses[$0.offset])","createdAt":"\#(text($0.element))"}"#
            }
            let more = rows.count > 50
            let next = more ? "\"\(text(rows[49].element))\"" : "null"
            let json =
                #"{"runs":[\#(page.joined(separator: ","))],"total":\#(matching.count),"nextCursor":\#(next)}"#
            return TransportResponse(
                status: 200, headers: ["content-type": "application/json"], body: Array(json.utf8))
        }
    }

    private static func text(_ moment: Int64) -> String {
        let second = Timestamp(milliseconds: moment / 1_000_000 * 1000).rfc3339.prefix(19)
        return second + "." + String(String(1_000_000 + moment % 1_000_000).dropFirst()) + "Z"
    }

    @Sendable private static func microseconds(_ text: String) -> Int64? {
        guard let moment = Timestamp(rfc3339: text) else { return nil }
        let fraction = text.split(separator: ".").dropFirst().first?.prefix(while: \.isNumber) ?? ""
        return moment.milliseconds / 1000 * 1_000_000 + (Int64((fraction + "000000").prefix(6)) ?? 0)
    }

    struct History: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var moments: [Int64]
        var statuses: [String]
        var isInclusive = false
        var missing = 0
    }

    private static func close(_ count: Int, apart: Int64, from: Int64 = 1_779_990_000_000_000) -> [Int64] {
        (0..<count).map { from - Int64($0) * apart }
    }

    private static func statuses(_ count: Int) -> [String] {
        (0..<count).map { ["completed", "failed", "cancelled", "completed"][$0 % 4] }
    }

    private static var tied: [Int64] {
        let newer = close(80, apart: 60_000_000)
        let moment = newer[79] - 60_000_000
        return newer + Array(repeating: moment, count: 70) + close(110, apart: 60_000_000, from: moment - 60_000_000)
    }

    private static let histories = [
        History(testDescription: "130 runs 7 µs apart", moments: close(130, apart: 7), statuses: statuses(130)),
        History(testDescription: "70 of 260 of one moment", moments: tied, statuses: statuses(260)),
        History(
            testDescription: "70 of 260 of one moment, inclusive", moments: tied, statuses: statuses(260),
            isInclusive: true),
        History(
            testDescription: "70 of one moment and one status", moments: tied,
            statuses: Array(repeating: "completed", count: 260), missing: 20),
    ]

    @Test(arguments: histories)
    func everyRunIsToldOrCountedAsMissing(_ history: History) async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        stage.service.on(
            "GET /api/v1/runs",
            Self.answer(history.moments, statuses: history.statuses, isInclusive: history.isInclusive))
        try await stage.perform { [log = stage.log] engine in
            await log.wait { $0 == .olderRuns(.artinstring, available: true) }
            for offer in 2...60 {
                engine.send(.loadOlderRuns(.artinstring))
                let offers = await log.offers(atLeast: offer)
                if offers.last == false { break }
            }
        }
        #expect(await stage.log.offers(atLeast: 1).last == false)
        #expect(await stage.log.runs.count == history.moments.count - history.missing)
        let missing = await stage.log.events.compactMap { event -> Int? in
            if case .missingRuns(.artinstring, let count) = event { count } else { nil }
        }
        #expect(missing == (history.missing == 0 ? [] : [history.missing]))
        #expect(try await stage.archive?.recentRuns(limit: 999).count == history.moments.count - history.missing)
        #expect(stage.service.count("GET /api/v1/runs") < 60)
    }

    /// The same over real HTTP, with the simulator's moments.
    @Test func aSimulatorsCrowdedMoments() async throws {
        var options = SimulatorOptions(speed: 200)
        (options.pastRunCount, options.pastRunsPerTimestamp) = (260, 70)
        try await SimulatorStage.perform(archive: Archive(inMemory: ()), options: options) { engine, log, _ in
            await log.wait { $0 == .olderRuns(.artinstring, available: true) }
            for offer in 2...80 {
                engine.send(.loadOlderRuns(.artinstring))
                if await log.offers(atLeast: offer).last == false { break }
            }
            let told = await log.runs.values.count { $0.service == .artinstring }
            var missing = 0
            for case .missingRuns(.artinstring, let count) in await log.events { missing = count }
            #expect(told + missing == 260)
            #expect(told > 194, "those of one moment are told apart by their status")
        }
    }
}

extension EventLog {
    /// Whether older runs of artinstring were offered, once that was said at least so many times.
    fileprivate nonisolated func offers(atLeast count: Int) async -> [Bool] {
        await waitUntil("it is said whether there are older runs") { await self.offers.count >= count }
        return await offers
    }

    private var offers: [Bool] {
        events.compactMap { if case .olderRuns(.artinstring, let available) = $0 { available } else { nil } }
    }
}
