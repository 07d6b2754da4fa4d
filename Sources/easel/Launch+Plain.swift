import Settings
import PlainMode
import CommandLine
import ArgumentParser
import Curses
import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Launch {
    /// Runs plain mode until the user quits or the input ends.
    ///
    /// - Throws: The exit, where it is not successful.
    func runPlain(_ reason: PlainReason) throws {
        try StandardStream.output.requireWritable()
        if let notice = reason.notice { StandardStream.error.print(notice) }
        for problem in credentials.problems { StandardStream.error.print("easel: \(problem)") }
        let services = isDemo ? services : credentials.credentials.map(\.service)
        guard !services.isEmpty else {
            throw ExitReason.notAuthorized.exit(
                printing:
                    "No token. Run easel login, or try easel --plain --demo (no account, free).")
        }
        var random = SystemRandomNumberGenerator()
        let session = PlainModeState(
            services: services, isDemo: isDemo, isScript: isatty(STDIN_FILENO) == 0, limits: settings.spending,
            ids: RequestIDSource(using: &random),
            now: WallClock.now())
        let program = PlainProgram(session, editor: TextEditor(environment: environment, folders: folders))
        let outcome = TerminalLoop.runWithoutTerminal(grace: .seconds(3), onInterrupt: { program.interrupt() }) {
            () async -> Result<ExitReason?, any Error> in
            do { return .success(await program.run(try await plainWork())) } catch { return .failure(error) }
        }
        if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
        switch outcome.result {
        case .success(let status)?:
            if let status { throw ExitCode(status.rawValue) }
        case .failure(let error)?: throw ExitReason.failed.exit(printing: "The demo cannot start: \(error)")
        case nil: throw ExitReason.failed.exit(printing: "Easel ended unexpectedly.")
        }
    }

    private func plainWork() async throws -> EngineWork {
        if isDemo { return try await demoEngine(services) }
        return await setup.engine(
            for: credentials.credentials, archivePath: setup.archivePath,
            downloads: setup.downloads(isAutomatic: true))
    }
}
