import CommandLine
import Settings
import ArgumentParser
import Canvas
import Credentials
import Curses
import Dashboard
import Domain
import Themes

/// `easel`: the dashboard, for the services with credentials or for the demo.
struct DashboardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "Open the dashboard (the default command).",
        discussion: """
            Exit codes of easel --plain with piped input (the first error counts): 0 success, 1 failed, 2 usage error \
            or invalid line, 3 not authorized, 4 quota, plan or credits, 5 outcome unknown, 130 interrupted.
            """)

    @Flag(help: "Open the demo: a local simulator of both services (no account, free).")
    var demo = false

    @Option(help: "Use only one service: artinstring or antekirt.")
    var service: Service?

    @Option(
        help: """
            Theme: auto, dusk, dawn, slate, tide, paper, contrast, distinct, sixteen, mono, neutral, or the name of \
            a custom theme.
            """)
    var theme: String?

    @Option(help: "Use this configuration file instead of the default one.")
    var config: String?

    @OptionGroup var terminal: TerminalOptions

    @Option(help: "Log level: trace, debug, info, warning or error.")
    var logLevel: LogLevel = .info

    @Option(help: .hidden)
    var demoSpeed: Double = 1

    func validate() throws {
        guard demoSpeed > 0, demoSpeed.isFinite else { throw ValidationError("--demo-speed must be more than 0.") }
    }

    mutating func run() throws {
        let tokens = TokenEnvironment.take()
        // Neither child processes nor long-lived objects get the tokens.
        let environment = tokens.withoutTokens
        let folders = try Folders.find(environment)
        let settingsFile = config ?? folders.configuration + "/config.toml"
        var settings: Settings
        do { settings = try Settings.read(settingsFile, isNamed: config != nil, home: folders.home) } catch {
            throw ExitReason.usage.exit(printing: "\(error)")
        }
        settings.theme = theme ?? settings.theme
        let overrides = try terminal.overrides(settings, environment: environment)
        let themes = ThemeCatalog(own: ThemeFolder.files(in: folders.themes))
        do {
            for name in settings.themeNames { _ = try themes.theme(named: name, depth: .trueColor) }
        } catch {
            throw ExitReason.usage.exit(printing: "\(error)")
        }
        let services = Service.allCases.filter { service == nil || service == $0 }
        let credentials = try FoundCredentials.find(demo ? [] : services, tokens, settings, folders)
        let launch = Launch(
            environment: environment, folders: folders, settings: settings, settingsFile: settingsFile,
            themeOrigin: theme != nil ? .flag : settings.setsTheme ? .settings : .unset, overrides: overrides,
            themes: themes, services: services, credentials: credentials, isDemo: demo, demoSpeed: demoSpeed,
            logLevel: logLevel.level)
        if let reason = PlainReason(overrides, environment: environment) { return try launch.runPlain(reason) }
        do {
            let outcome = try TerminalLoop.run(environment: environment, overrides: overrides, grace: .seconds(3)) {
                @UI terminal in await launch.run(on: terminal)
            }
            if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
            if case .failed(let failure)? = outcome.result { throw ExitReason.failed.exit(printing: failure.what) }
        } catch let error as TerminalError {
            // Nothing was drawn or started yet.
            if let reason = PlainReason(error) { return try launch.runPlain(reason) }
            throw ExitReason.usage.exit(printing: error.description)
        }
    }
}

extension Service: ExpressibleByArgument {}
