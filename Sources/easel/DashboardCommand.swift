import ArgumentParser
import Canvas
import Curses
import Domain
import Themes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `easel`: the dashboard, on the services that have credentials or on the demo.
struct DashboardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "Open the dashboard (what easel does without a command).")

    @Flag(help: "Open the demo: a simulator of both services on this machine. Nothing is spent.")
    var demo = false

    @Option(help: "Show one service only: artinstring or antekirt.")
    var service: Service?

    @Option(help: "The theme, such as dusk, dawn, contrast or mono.")
    var theme: String?

    @Option(help: "The configuration file, instead of the one in the configuration folder.")
    var config: String?

    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    @Option(help: "How much to write to the log file: trace, debug, info, warning or error.")
    var logLevel: LogLevel = .info

    @Option(help: .hidden)
    var demoSpeed: Double = 1

    func validate() throws {
        guard demoSpeed > 0, demoSpeed.isFinite else { throw ValidationError("--demo-speed must be more than 0.") }
    }

    mutating func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let folders = Folders(environment: environment)
        let settings: Settings
        do {
            settings = try Settings.read(config ?? folders.configuration + "/config.toml", isNamed: config != nil)
                .overridden(theme: theme, isASCII: ascii)
        } catch {
            throw ExitStatus.usage.saying("\(error)")
        }
        let themes = ThemeCatalog(overrides: ThemeFolder.files(in: folders.configuration + "/themes"))
        do { _ = try themes.theme(named: settings.theme, depth: .trueColor) } catch {
            throw ExitStatus.usage.saying("\(error)")
        }
        let wanted = Service.allCases.filter { service == nil || service == $0 }
        let credentials = try findCredentials(demo ? [] : wanted, environment, settings)
        let launch = Launch(
            environment: environment, folders: folders, settings: settings, themes: themes, services: wanted,
            credentials: credentials, isDemo: demo, demoSpeed: demoSpeed, logLevel: logLevel.level)
        // The tokens are read; nothing that Easel starts later should find them.
        for name in Credentials.environmentNames { unsetenv(name) }
        do {
            let outcome = try TerminalLoop.run(environment: environment, grace: .seconds(3)) { @UI terminal in
                await launch.run(on: terminal)
            }
            if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
            if case .failed(let failure)? = outcome.result { throw ExitStatus.failed.saying(failure.what) }
        } catch let error as TerminalError {
            throw ExitStatus.usage.saying(error.description)
        }
    }
}

extension DashboardCommand {
    /// The credentials of `services`. A token command runs here, while the terminal is still the
    /// shell's, so that it can ask for a passphrase and be interrupted.
    ///
    /// - Throws: the exit that tells why, when a problem leaves no service at all.
    private func findCredentials(
        _ services: [Service], _ environment: [String: String], _ settings: Settings
    ) throws -> Credentials.Found {
        guard services.contains(where: { settings.tokenCommands[$0] != nil }) else {
            return try checked(Credentials.find(services, environment: environment))
        }
        let outcome = TerminalLoop.runWithoutTerminal { @UI in
            await Credentials.find(services, environment: environment, commands: settings.tokenCommands)
        }
        if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
        return try checked(outcome.result ?? Credentials.Found())
    }

    private func checked(_ found: Credentials.Found) throws -> Credentials.Found {
        if found.credentials.isEmpty, let problem = found.problems.first { throw ExitStatus.failed.saying(problem) }
        return found
    }
}

extension Service: ExpressibleByArgument {}
