import Archive
import Benchmark
import Domain
import Foundation
import JSON

/// The time of the archive's own transactions on disk, in `TMPDIR` or else the working folder, since a folder in
/// memory costs nothing.
enum ArchiveBenchmarks {
    /// Registers the transactions of one request's life, and the storage of one and of 100 runs.
    static func register() {
        let configuration = Benchmark.Configuration(metrics: [.wallClock], maxDuration: .seconds(3), maxIterations: 200)
        Benchmark(
            "archive-request", configuration: configuration,
            closure: { (benchmark: Benchmark, scratch: ScratchArchive) async throws in
                let request = scratch.nextRequest()
                benchmark.startMeasurement()
                try await scratch.archive.record(request, at: request.createdAt)
                benchmark.stopMeasurement()
            }, setup: { try ScratchArchive() })
        Benchmark(
            "archive-send-and-accept", configuration: configuration,
            closure: { (benchmark: Benchmark, scratch: ScratchArchive) async throws in
                let request = scratch.nextRequest()
                let (id, now) = (request.id, request.createdAt)
                try await scratch.archive.record(request, at: now)
                var run = request.pendingRun
                run.remoteID = "remote-\(id)"
                run.phase = .queued
                benchmark.startMeasurement()
                try await scratch.archive.write(
                    RequestTransition(id, .send, snapshot: SendSnapshot(sentAt: now, serverSentAt: now), at: now))
                try await scratch.archive.write(
                    RequestTransition(id, .accept, remoteID: run.remoteID, run: run, at: now))
                benchmark.stopMeasurement()
            }, setup: { try ScratchArchive() })
        for count in [1, 100] {
            Benchmark(
                "archive-\(count)-runs", configuration: configuration,
                closure: { (_: Benchmark, scratch: ScratchArchive) async throws in
                    try await scratch.archive.save(scratch.runs(count))
                }, setup: { try ScratchArchive() })
        }
    }
}

/// An archive in a folder of its own that is removed with it.
private final class ScratchArchive {
    let archive: Archive
    private let folder: URL
    private var count = 0
    private let now = Timestamp(milliseconds: 1_780_000_000_000)

    /// Makes the folder and opens an empty archive in it.
    init() throws {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? FileManager.default.currentDirectoryPath
        folder = URL(filePath: parent).appending(path: "benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        archive = try Archive(path: folder.appending(path: "easel.sqlite").path(percentEncoded: false))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A request that the archive does not hold yet.
    func nextRequest() -> Request {
        count += 1
        let prompt = "0b0f6d0e-2f0b-4c9a-9d3e-5f1a2b3c4d5e"
        return Request(
            id: RequestID("5c1d7a3e-94b0-4f6e-8a2d-\(100_000_000_000 + count)"), action: .run,
            entry: EntryID(service: .artinstring, kind: .prompt, value: prompt),
            title: "Stoic Owl", modality: .image,
            body: ["promptId": .string(prompt), "vars": ["subject": "an owl"]],
            cost: .quota(.image, runs: 1), createdAt: now)
    }

    /// The first `count` of a history of completed runs, ten minutes apart.
    func runs(_ count: Int) -> [Run] {
        (0..<count).map { number in
            let id = "0b0f6d0e-2f0b-4c9a-9d3e-\(100_000_000_000 + number)"
            let moment = now + .seconds(-number * 600)
            return Run(
                id: RunID(id), service: .artinstring, remoteID: id, title: "A stoic owl at sunset, number \(number)",
                modality: .image, phase: .completed, createdAt: moment, endedAt: moment + .seconds(20),
                output: Output(text: nil, files: [OutputFile(url: "https://files.example.com/\(id).png")]),
                entry: EntryID(service: .artinstring, kind: .prompt, value: "5c1d7a3e-94b0-4f6e-8a2d-\(number % 90)"))
        }
    }
}
