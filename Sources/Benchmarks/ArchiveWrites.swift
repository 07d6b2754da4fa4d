import Archive
import ArtClient
import Domain
import Engine
import Simulator

/// What it costs to keep things: the archive's own transactions, and a request's whole life through the engine.
///
/// How often the disk is waited for is not seen from inside:
/// `strace -f -c -e trace=fsync,fdatasync benchmarks request-life` counts it, for the number of requests told.
enum ArchiveWrites {
    /// The archive's own transactions, in wall-clock time, since the disk is what they wait for.
    static func transactions() async throws -> [Figure] {
        try await ScratchFolder.with { folder in
            let archive = try Archive(path: folder + "/easel.sqlite")
            var times: [String: [Duration]] = [:]
            for number in 0..<200 {
                let request = request(number)
                let id = request.id
                times["request recorded", default: []].append(
                    try await time { try await archive.record(request, at: .now()) })
                times["send written", default: []].append(
                    try await time {
                        try await archive.write(
                            RequestTransition(
                                id, .send, snapshot: SendSnapshot(sentAt: .now(), serverSentAt: .now()), at: .now()))
                    })
                var run = request.pendingRun
                run.remoteID = "remote-\(number)"
                run.phase = .queued
                let accepted = run
                times["acceptance written with its run", default: []].append(
                    try await time {
                        try await archive.write(
                            RequestTransition(id, .accept, remoteID: accepted.remoteID, run: accepted, at: .now()))
                    })
                times["1 run saved", default: []].append(try await time { try await archive.save([accepted]) })
            }
            let many = StartUp.runs(0..<100)
            for _ in 0..<100 {
                times["100 runs saved", default: []].append(try await time { try await archive.save(many) })
            }
            return times.sorted { $0.key < $1.key }.flatMap { what, times in
                let sorted = times.map { $0 / .milliseconds(1) }.sorted()
                return [
                    Figure(what: "\(what), median ms", value: sorted[sorted.count / 2].rounded),
                    Figure(what: "\(what), 95th of 100, ms", value: sorted[sorted.count * 95 / 100].rounded),
                ]
            }
        }
    }

    /// Requests that are sent, accepted, followed to their end and kept, one after the other.
    static func life() async throws -> [Figure] {
        let count = 10
        return try await SimulatorTask.perform(SimulatorOptions(speed: 10)) { _, port in
            try await ScratchFolder.with { folder in
                let stage = try Stage(port: port, services: [.artinstring])
                let archive = try Archive(path: folder + "/easel.sqlite")
                let prompt = try await stage.artinstring.prompt("stoic-owl").value.id
                let (ends, end) = AsyncStream.makeStream(of: RunID.self)
                var awaited = ends.makeAsyncIterator()
                let told: @Sendable (EngineEvent) -> Void = { event in
                    guard case .runs(let runs) = event else { return }
                    for run in runs where run.phase.isTerminal && run.isOurs { end.yield(run.id) }
                }
                return try await stage.perform(archive, told: told) { engine in
                    let before = ProcessUse.now().bytesWritten
                    for number in 0..<count {
                        let request = request(number, prompt: prompt.value)
                        engine.send(.submit(request, isConfirmed: true))
                        while let id = await awaited.next(), id != request.id.runID {}
                    }
                    // What is written after an end is told.
                    try await Task.sleep(for: .seconds(2))
                    return [
                        Figure(what: "requests from line to end", value: "\(count)"),
                        Figure(
                            what: "written to disk for one, KiB",
                            value: (Double(ProcessUse.now().bytesWritten - before) / 1024 / Double(count)).rounded),
                    ]
                }
            }
        }
    }

    private static func request(
        _ number: Int, prompt: String = "0b0f6d0e-2f0b-4c9a-9d3e-5f1a2b3c4d5e"
    ) -> Request {
        Request(
            id: RequestID("5c1d7a3e-94b0-4f6e-8a2d-\(100_000_000_000 + number)"), action: .run,
            entry: EntryID(service: .artinstring, kind: .prompt, value: prompt),
            title: "Stoic Owl", modality: .image,
            body: ["promptId": .string(prompt), "vars": ["subject": "an owl"]],
            cost: .quota(.image, runs: 1), createdAt: .now())
    }

    private static func time(_ work: () async throws -> Void) async rethrows -> Duration {
        try await ContinuousClock().measure(work)
    }
}
