import Domain

extension Run {
    /// A request that has not become a run yet.
    static func request(
        _ id: String, _ title: String, _ delivery: DeliveryState, age: Int = 12, cost: Cost = .quota(.image, runs: 1),
        failure: Failure? = nil
    ) -> Run {
        var run = fixture(id, title, .unknown, age: age, failure: failure, following: .none)
        run.delivery = delivery
        run.cost = cost
        return run
    }

    /// A request that is looked for, for some more seconds.
    static func searching(_ id: String, _ title: String, asksIn seconds: Int?) -> Run {
        var run = request(id, title, .searching, age: 20, failure: .lost)
        run.searchEndsAt = seconds.map { .start + .seconds($0) }
        return run
    }

    /// A run whose files are being fetched, or were.
    static func downloaded(_ id: String, _ title: String, _ download: Download, age: Int = 70) -> Run {
        var run = fixture(id, title, .completed, age: age, output: picture)
        run.download = download
        return run
    }

    /// A live run that was heard of some seconds ago.
    static func live(_ id: String, _ title: String, _ following: Following, heard: Int?, age: Int = 12) -> Run {
        var run = fixture(id, title, .running, age: age, following: following)
        run.heardAt = heard.map { .start + .seconds(-$0) }
        return run
    }

    /// One row for each way in which a request can wait.
    static let line: [Run] = [
        request("w1", "Paper Crane", .waiting(Waiting(.turn, position: 1))),
        request("w2", "Neon Fox", .waiting(Waiting(.pace, until: .start + .seconds(18), position: 2))),
        request(
            "w3", "Stoic Owl Portrait",
            .waiting(Waiting(.quota, until: Timestamp(rfc3339: "2026-06-01T00:00:00Z"), position: 3))),
        request("w4", "Glass Whale Loop", .waiting(Waiting(.held, position: 4))),
        request("w5", "Sea of Glass", .waiting(Waiting(.offline, position: 5))),
        request("w6", "Ink Wash Study", .waiting(Waiting(.elsewhere, position: 6))),
        request("w7", "Mira Okafor", .waiting(Waiting(.credits, position: 7))),
        request("w12", "Haiku for a Rainy Day", .waiting(Waiting(.budget, position: 12))),
    ]

    /// What the service offers as what a request may have become.
    static let outcome = OutcomeQuestion(
        candidates: [
            OutcomeQuestion.Candidate(
                remoteID: "0f3a77aa-11", title: "Sea of Glass", createdAt: .start + .seconds(-40), phase: .running),
            OutcomeQuestion.Candidate(remoteID: "b1c2d3e4-22", createdAt: .start + .seconds(-38), phase: .completed),
        ], evidence: .spent)

    /// One row for each state between a request and a run, and for each way of following and fetching.
    static let unsettled: [Run] = [
        request("s1", "Paper Crane", .waiting(Waiting(.pace, until: .start + .seconds(18), position: 1))),
        request("s2", "Neon Fox", .sending, age: 1),
        searching("s3", "Sea of Glass", asksIn: 251),
        request("s4", "Sea of Glass", .unconfirmed(outcome), age: 41, failure: .lost),
        live("l1", "Stoic Owl Portrait", .stream, heard: 1, age: 50),
        live("l2", "Glass Whale Loop", .poll, heard: 9, age: 51),
        live("l3", "Paper Crane", .retrying(at: .start + .seconds(4)), heard: 9, age: 52),
        live("l4", "Neon Fox", .poll, heard: 40, age: 53),
        live("l5", "Neon Fox", .retrying(at: .start), heard: 3, age: 54),
        downloaded("d1", "Paper Crane", .running(received: 4_200_000, total: 10_000_000, bytesPerSecond: 3_100_000)),
        downloaded("d2", "Neon Fox", .retrying(at: .start + .seconds(9)), age: 71),
        downloaded(
            "d3", "Stoic Owl Portrait",
            .done(paths: ["~/Pictures/Easel/2026-05-08_stoic-owl-portrait_0f3a77aa_1.png"]), age: 72),
        downloaded("d4", "Glass Whale Loop", .failed(Failure(.local, what: "The disk is full")), age: 73),
    ]
}
