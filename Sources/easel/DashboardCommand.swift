import ArgumentParser
import Curses
import Domain

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
        let launch = Launch(
            environment: environment, folders: folders, settings: settings, service: service, isDemo: demo,
            demoSpeed: demoSpeed, logLevel: logLevel.level)
        // The tokens are read; nothing that Easel starts later should find them.
        for name in Credentials.environmentNames { unsetenv(name) }
        do {
            let outcome = try TerminalLoop.run(environment: environment) { @UI terminal in
                await launch.run(on: terminal)
            }
            if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
            if case .failed(let failure)? = outcome.result { throw ExitStatus.failed.saying(failure.what) }
        } catch let error as TerminalError {
            throw ExitStatus.usage.saying(error.description)
        }
    }
}

extension Service: ExpressibleByArgument {}
