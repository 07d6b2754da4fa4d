import AsyncHTTPClient
import JSON
import Domain
import NIOCore
import Simulator
import Testing

struct FaultTests {
    private static var order: JSON { ["subject": "an owl"] }

    @Test func haveNamesAndSummaries() {
        #expect(Fault(rawValue: "cut-after-accept") == .cutAfterAccept)
        #expect(Set(Fault.allCases.map(\.summary)).count == Fault.allCases.count)
        #expect(Fault.allCases.allSatisfy { $0.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
    }

    @Test(arguments: [
        (Fault.error500, "/api/v1/me", 500), (.htmlError, "/api/v1/prompts", 502), (.tokenExpired, "/api/v1/me", 401),
        (.tokenExpired, "/api/v1/account/me", 401), (.error500, "/api/v1/account/me", 500),
        (.emptyCatalog, "/api/v1/prompts/random", 404), (.notJSON, "/api/v1/me", 200),
        (.notJSON, "/api/v1/account/me", 200), (.unknownCode, "/api/v1/me", 418),
        (.unknownCode, "/api/v1/account/me", 418), (.retryAfter, "/api/v1/runs", 429),
        (.retryAfter, "/api/v1/generations", 429),
    ])
    func breakReads(fault: Fault, path: String, status: Int) async throws {
        try await withSimulator { visitor in
            #expect(try await visitor.get(path).status == 200)
            await visitor.simulator.setFaults([fault])
            let answer = try await visitor.get(path)
            #expect(answer.status == status)
            #expect(
                (answer.header("content-type") == "text/html; charset=utf-8") == [.htmlError, .notJSON].contains(fault))
        }
    }

    @Test(arguments: [
        (Fault.rateLimited, 429, "rate_limited", 0), (.overQuota, 429, "over_quota", 0),
        (.enqueueFailed, 502, "enqueue_failed", 0), (.acceptThen503, 503, "service_unavailable", 1),
        (.error503Uncharged, 503, "service_unavailable", 0), (.quotaExceeded, 402, "quota_exceeded", 0),
        (.tierRequired, 402, "tier_required", 0), (.missingKey, 400, "missing_provider_key", 0),
        (.unknownCode, 418, "wrong_moon", 0),
    ])
    func breakRuns(fault: Fault, status: Int, error: String, accepted: Int) async throws {
        try await withSimulator { visitor in
            let owl = try await visitor.prompt("stoic-owl")
            await visitor.simulator.setFaults([fault])
            let answer = try await visitor.post("/api/v1/runs", ["promptId": .string(owl), "vars": Self.order])
            #expect(answer.status == status)
            #expect(try answer.json()["error"]?.string == error)
            if fault == .quotaExceeded { #expect(try answer.json()["modality"] == "image") }
            if fault == .rateLimited { #expect(answer.header("Retry-After") == "30") }
            if fault == .overQuota { #expect(try answer.json()["used"] == 200) }
            #expect(await visitor.simulator.statistics().acceptedRuns == accepted)
            await visitor.simulator.setFaults([])
            let total = try await visitor.get("/api/v1/runs").json()["total"]?.lenientInt
            #expect(total == 62 + accepted)
        }
    }

    @Test(arguments: [(Fault.cutBeforeAccept, 0), (.cutAfterAccept, 1)])
    func cutConnections(fault: Fault, accepted: Int) async throws {
        try await withSimulator(faults: [fault]) { visitor in
            await #expect(throws: (any Error).self) { _ = try await visitor.run("stoic-owl", Self.order) }
            #expect(await visitor.simulator.statistics().acceptedRuns == accepted)
            let statistics = await visitor.simulator.statistics()
            #expect(statistics.requests["POST /api/v1/runs"] == 1)
            let next = try await visitor.get("/api/v1/me")
            #expect(next.status == 200)
        }
    }

    @Test func emptyTheCatalogAndTheBalance() async throws {
        try await withSimulator(faults: [.emptyCatalog, .noCredits]) { visitor in
            #expect(try await visitor.get("/api/v1/prompts").json()["prompts"] == [])
            #expect(try await visitor.get("/api/v1/artists").json()["pagination"]?["totalCount"] == 0)
            #expect(try await visitor.get("/api/v1/account/me").json()["data"]?["credits"] == 1)
            await visitor.simulator.setFaults([.noCredits])
            let artist = try await visitor.get("/api/v1/artists?search=ventura").json()["data"]?[0]?["id"] ?? .null
            let answer = try await visitor.post("/api/v1/generations/image", ["artistId": artist, "prompt": "x"])
            #expect(answer.status == 402)
        }
    }

    @Test func failEveryThirdPollAndEveryRun() async throws {
        try await withSimulator(faults: [.runFails]) { visitor in
            let id = try #require(try await visitor.run("stoic-owl", Self.order).json()["runId"]?.string)
            let run = try await visitor.settle("/api/v1/runs/\(id)") { $0["status"] }
            #expect(run["status"] == "failed")
            #expect(run["error"]?.string?.isEmpty == false)
            #expect(run["output"] == .null)
            await visitor.simulator.setFaults([.poll500])
            var statuses: [Int] = []
            for _ in 0..<6 { statuses.append(try await visitor.get("/api/v1/runs/\(id)").status) }
            #expect(statuses == [200, 200, 500, 200, 200, 500])
        }
    }

    @Test func addUndocumentedMembers() async throws {
        try await withSimulator(speed: 0.01, faults: [.unknownFields]) { visitor in
            let id = try #require(try await visitor.run("stoic-owl", Self.order).json()["runId"]?.string)
            let run = try await visitor.get("/api/v1/runs/\(id)").json()
            #expect(run["status"] == "warming_up")
            #expect(run["experimental"] != nil)
            let prompts = try await visitor.get("/api/v1/prompts").json()["prompts"]?.array ?? []
            #expect(prompts.contains { $0["modality"] == "hologram" })
            #expect(prompts.first?["variableSchema"]?["experimental"] == nil)
        }
    }

    /// A POST is recorded, whatever the response.
    @Test(arguments: [
        (Fault.gatewayTimeout, 504, 1), (.acceptWithoutID, 200, 1), (.acceptTwice, 200, 2), (.acceptLate, 200, 1),
        (.cutJSON, 200, 1), (.huge, 200, 1),
    ])
    func recordRuns(fault: Fault, status: Int, accepted: Int) async throws {
        try await withSimulator(speed: 10_000) { visitor in
            let owl = try await visitor.prompt("stoic-owl")
            await visitor.simulator.setFaults([fault])
            let answer = try await visitor.post("/api/v1/runs", ["promptId": .string(owl), "vars": Self.order])
            #expect(answer.status == status)
            #expect(await visitor.simulator.statistics().acceptedRuns == accepted)
            await visitor.simulator.setFaults([])
            #expect(try await visitor.get("/api/v1/runs").json()["total"]?.lenientInt == 62 + accepted)
            switch fault {
            case .gatewayTimeout: #expect(answer.header("content-type") == "text/html; charset=utf-8")
            case .acceptWithoutID: #expect(try answer.json() == ["status": "queued"])
            case .cutJSON: #expect(throws: (any Error).self) { try answer.json() }
            case .huge: #expect(answer.body.count > 8 << 20)
            default: #expect(try answer.json()["runId"] != nil)
            }
        }
    }

    @Test(arguments: [
        (Fault.gatewayTimeout, 504, 3), (.acceptWithoutID, 202, 3), (.acceptTwice, 202, 6), (.acceptThen503, 503, 3),
        (.error503Uncharged, 503, 0), (.forbidden, 403, 0), (.rateLimited, 429, 0), (.unknownCode, 418, 0),
    ])
    func breakImages(fault: Fault, status: Int, spent: Int) async throws {
        try await withSimulator { visitor in
            let artist = try await visitor.artist()
            await visitor.simulator.setFaults([fault])
            let answer = try await visitor.post("/api/v1/generations/image", ["artistId": artist, "prompt": "x"])
            #expect(answer.status == status)
            #expect(await visitor.simulator.statistics().acceptedGenerations == spent / 3)
            await visitor.simulator.setFaults([])
            #expect(try await visitor.get("/api/v1/account/me").json()["data"]?["credits"]?.lenientInt == 445 - spent)
        }
    }

    @Test func delayResponses() async throws {
        // A minute at this speed is longer than the visitor's timeout.
        try await withSimulator(speed: 1) { visitor in
            let owl = try await visitor.prompt("stoic-owl")
            await visitor.simulator.setFaults([.acceptLate])
            let order = Task { try await visitor.post("/api/v1/runs", ["promptId": .string(owl), "vars": Self.order]) }
            while await visitor.simulator.statistics().acceptedRuns == 0 { await Task.yield() }
            // Only requests that spend are late.
            #expect(try await visitor.get("/api/v1/me").status == 200)
            order.cancel()
            await #expect(throws: (any Error).self) { try await order.value }
        }
    }

    @Test(arguments: [(nil, 404, 1), ("/files/hero-specimens.png", 200, 0)])
    func redirect(target: String?, status: Int, strays: Int) async throws {
        var options = SimulatorOptions(faults: [.redirect])
        if let target { options.redirectTarget = target }
        try await withSimulator(options) { visitor in
            // This client follows redirects; nothing is at the first target.
            let answer = try await visitor.get("/api/v1/me")
            #expect(answer.status == status)
            #expect(await visitor.simulator.statistics().requests["GET *", default: 0] == strays)
        }
    }

    @Test func sendTwoWaits() async throws {
        try await withSimulator(faults: [.retryAfter]) { visitor in
            let answer = try await visitor.get("/api/v1/me")
            #expect(answer.header("retry-after")?.hasSuffix(" GMT") == true)
            #expect(try answer.json()["retryAfterSeconds"] == 7)
        }
    }

    @Test func withholdFiles() async throws {
        try await withSimulator { visitor in
            let rows = try await visitor.get("/api/v1/generations?limit=100").json()["data"]?.array ?? []
            let urls = rows.compactMap { $0["outputs"]?["images"]?[0]?["url"]?.string }
            let url = try #require(urls.first)
            #expect(try await visitor.get(url, credential: false).status == 200)
            await visitor.simulator.setFaults([.gone])
            var statuses: [Int] = []
            for _ in 0..<4 { statuses.append(try await visitor.get(url, credential: false).status) }
            #expect(statuses == [403, 404, 410, 403])
        }
    }

    @Test func failConversionsOnly() async throws {
        try await withSimulator(faults: [.svgFails]) { visitor in
            let id = try await visitor.finishedGeneration()
            #expect(try await visitor.post("/api/v1/generations/svg", ["generationId": .string(id)]).status == 202)
            let done = try await visitor.settle("/api/v1/generations/\(id)") { $0["data"]?["status"] }["data"]
            #expect(done?["status"] == "failed")
            #expect(done?["outputs"]?["images"]?.array?.count == 1 && done?["outputs"]?["svg"] == .null)
        }
    }

    @Test func showStaleOutputsForAWhile() async throws {
        try await withSimulator(speed: 0.01, faults: [.staleCompleted]) { visitor in
            let id = try await visitor.finishedGeneration()
            _ = try await visitor.post("/api/v1/generations/svg", ["generationId": .string(id)])
            var statuses: [String?] = []
            for _ in 0..<4 {
                let data = try await visitor.get("/api/v1/generations/\(id)").json()["data"]
                #expect(data?["outputs"]?["svg"] == .null)
                statuses.append(data?["status"]?.string)
            }
            #expect(statuses == ["completed", "completed", "completed", "processing_svg"])
        }
    }
}
