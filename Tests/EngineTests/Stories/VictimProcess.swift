import Domain
import Foundation
import QueueVictim
import Subprocess
import TestKit

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The process that is killed.
struct VictimProcess {
    /// How it ended.
    struct End {
        let status: TerminationStatus
        /// The moments that it came through, where it went on to its own end.
        let passed: Set<Moment>
    }

    let archive: String
    let port: Int
    let folder: String

    /// The program that was built with these tests.
    private static var path: String {
        let bundle = ProcessInfo.processInfo.arguments.first { $0.hasSuffix(".xctest") }
        let folder =
            bundle.map { URL(filePath: $0).deletingLastPathComponent() }
            ?? URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "queue-victim").path(percentEncoded: false)
    }

    /// Runs it to its end.
    ///
    /// - Parameters:
    ///   - moment: Where it kills itself.
    ///   - isDue: Whether it is to be killed from here, where it waits for that at its moment.
    func run(
        _ script: Script, killedAt moment: Moment? = nil, orWhen isDue: (@Sendable () async -> Bool)? = nil
    ) async throws -> End {
        try await run([script.rawValue] + (moment.map { [$0.rawValue] } ?? []), orWhen: isDue)
    }

    /// Runs one that sends a conversion, until it is killed.
    func run(
        _ conversion: Conversion, killedAt moment: Moment, orWhen isDue: (@Sendable () async -> Bool)?
    ) async throws -> End {
        try await run([moment.script.rawValue, moment.rawValue, conversion.rawValue], orWhen: isDue)
    }

    /// Runs it, and keeps the archive from being written from `moment` until the user is told of the request: then it
    /// kills itself, or goes on with room.
    func run(hinderedBy obstacle: Obstacle, at moment: Moment, goesOn: Bool) async throws -> End {
        try await run(
            [Script.dismiss.rawValue, moment.rawValue, obstacle.rawValue] + (goesOn ? ["goes-on"] : []))
    }

    /// Runs one that sends many requests until it is killed.
    func runUnderLoad() async throws -> End { try await run(["load"]) }

    private func run(_ words: [String], orWhen isDue: (@Sendable () async -> Bool)? = nil) async throws -> End {
        let arguments = [archive, String(port), folder] + words
        let result = try await Subprocess.run(
            .path(FilePath(Self.path)), arguments: Arguments(arguments), input: .none, output: .sequence,
            error: .currentStandardError
        ) { execution in
            if let isDue, await waitUntil("the moment", isDue) { try execution.send(signal: .kill) }
            var passed: Set<Moment> = []
            for try await line in execution.standardOutput.strings() {
                if let moment = Moment(rawValue: line) { passed.insert(moment) }
            }
            return passed
        }
        return End(status: result.terminationStatus, passed: result.closureResult)
    }
}
