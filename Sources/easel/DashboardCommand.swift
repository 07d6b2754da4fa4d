import CommandLine
import Settings
import ArgumentParser
import Canvas
import Credentials
import Curses
import Domain
import Themes

/// `easel`: the dashboard, on the services that have credentials or on the demo.
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
            Theme: auto, dusk, dawn, tide, paper, contrast, distinct, sixteen, mono, neutral, or one of your own.
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
        let given = TokenEnvironment.take()
        // What Easel starts later gets no token, and neither does what lives as long as the dashboard.
        let environment = given.rest
        let folders = try Folders.find(environment)
        let settingsFile = config ?? folders.configuration + "/config.toml"
        var settings: Settings
        do { settings = try Settings.read(settingsFile, isNamed: config != nil, home: folders.home) } catch {
            throw ExitStatus.usage.saying("\(error)")
        }
        settings.theme = theme ?? settings.theme
        let overrides = try terminal.overrides(settings, environment: environment)
        let themes = ThemeCatalog(own: ThemeFolder.files(in: folders.themes))
        do {
            for name in settings.themeNames { _ = try themes.theme(named: name, depth: .trueColor) }
        } catch {
            throw ExitStatus.usage.saying("\(error)")
        }
        let wanted = Service.allCases.filter { service == nil || service == $0 }
        let credentials = try FoundCredentials.find(demo ? [] : wanted, given, settings, folders)
        let launch = Launch(
            environment: environment, folders: folders, settings: settings, settingsFile: settingsFile,
            overrides: overrides,
            themes: themes, services: wanted, credentials: credentials, isDemo: demo, demoSpeed: demoSpeed,
            logLevel: logLevel.level)
        if let reason = PlainReason(overrides, environment: environment) { return try launch.runPlain(reason) }
        do {
            let outcome = try TerminalLoop.run(environment: environment, overrides: overrides, grace: .seconds(3)) {
                @UI terminal in await launch.run(on: terminal)
            }
            if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
            if case .failed(let failure)? = outcome.result { throw ExitStatus.failed.saying(failure.what) }
        } catch let error as TerminalError {
            // Before anything was drawn or begun.
            if let reason = PlainReason(error) { return try launch.runPlain(reason) }
            throw ExitStatus.usage.saying(error.description)
        }
    }
}

extension Service: ExpressibleByArgument {}
