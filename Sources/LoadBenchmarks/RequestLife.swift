import JSON
import Archive
import ArtClient
import Domain
import Engine
import Simulator

/// The bytes that a request writes to disk from the send queue to its end, through the engine.
///
/// The number of flushes is not visible from inside:
/// `strace -f -c -e trace=fsync,fdatasync load-benchmarks request-life` counts them, for the number of requests shown.
enum RequestLife {
    /// Sends ten requests, each to its end before the next.
    static func measure() async throws -> [Figure] {
        let count = 10
        return try await SimulatorTask.perform(SimulatorOptions(speed: 10)) { _, port in
            try await ScratchFolder.with { folder in
                let stage = try Stage(port: port, services: [.artinstring])
                let archive = try Archive(path: folder + "/easel.sqlite")
                let prompt = try await stage.artinstring.prompt("stoic-owl").value.id
                let (ends, end) = AsyncStream.makeStream(of: RunID.self)
                var awaited = ends.makeAsyncIterator()
                let onEvent: @Sendable (EngineEvent) -> Void = { event in
                    guard case .runs(let runs) = event else { return }
                    for run in runs where run.phase.isTerminal && run.isOurs { end.yield(run.id) }
                }
                return try await stage.perform(archive, onEvent: onEvent) { engine in
                    let before = ProcessUse.now().bytesWritten
                    for number in 0..<count {
                        let request = request(number, prompt: prompt.value)
                        engine.send(.submit(request, isConfirmed: true))
                        while let id = await awaited.next(), id != request.id.runID {}
                    }
                    // For what is written after the end was emitted.
                    try await Task.sleep(for: .seconds(2))
                    return [
                        Figure(what: "requests from send queue to end", value: "\(count)"),
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
}
