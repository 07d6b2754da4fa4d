import CommandLine
import ArgumentParser
import Credentials
import Processes

/// The program's entry point; without a subcommand it opens the dashboard.
@main
struct Easel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "easel",
        abstract: "A terminal dashboard for generative-art services: artinstring and Antekirt.",
        discussion: """
            easel opens the dashboard; easel --demo opens it on a local simulator (no account, free). \
            easel dashboard --help lists all its options.

            easel login prompts for a token and stores it. Easel also reads tokens from the environment (ARTI_TOKEN, \
            ANTEKIRT_API_KEY) or from a token_command in config.toml, never from an argument.
            """,
        version: "0.1.0",
        subcommands: [
            DashboardCommand.self, RunCommand.self, LoginCommand.self, LogoutCommand.self, DoctorCommand.self,
            SimulateCommand.self,
        ],
        defaultSubcommand: DashboardCommand.self)

    static func main() {
        // Before anything opens a descriptor in place of a closed stream.
        ProcessStart.begin()
        CoreDumps.disable()
        StandardStream.ignoreBrokenPipes()
        do {
            if let problem = RawArguments.problem(in: RawArguments.all) {
                throw ExitReason.usage.exit(printing: problem)
            }
            var command = try parseAsRoot()
            // The dashboard checks its output itself.
            if !(command is DashboardCommand) { try StandardStream.output.requireWritable() }
            if let shortage = ProcessStart.shortage() { throw ExitReason.failed.exit(printing: shortage) }
            try command.run()
        } catch {
            // The parser would print hostile arguments unsanitized.
            let words = fullMessage(for: error)
            let code = exitCode(for: error)
            if !words.isEmpty, code.isSuccess, !StandardStream.output.isWritable {
                exit(withError: ExitReason.usage.exit(printing: StandardStream.closedMessage))
            }
            var output = CommandOutput()
            if !words.isEmpty { if code.isSuccess { output.print(words) } else { StandardStream.error.print(words) } }
            do { try output.finish() } catch { exit(withError: error) }
            exit(withError: code == .validationFailure ? ExitCode(ExitReason.usage.rawValue) : code)
        }
    }
}
