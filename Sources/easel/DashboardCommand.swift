import ArgumentParser
import Canvas
import Credentials
import Curses
import Domain
import Themes

/// `easel`: the dashboard, on the services that have credentials or on the demo.
struct DashboardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "Open the dashboard (what easel does without a command).",
        discussion: """
            Exit codes of easel --plain in a pipe, by what went wrong first: 1 failed, 2 usage or a line that is no \
            text, 3 not authorised, 4 quota, tier or credits, 5 outcome unknown, 130 interrupted; 0 when all was done.
            """)

    @Flag(help: "Open the demo: a simulator of both services on this machine. Nothing is spent.")
    var demo = false

    @Option(help: "Show one service only: artinstring or antekirt.")
    var service: Service?

    @Option(
        help: """
            The theme: auto, dusk, dawn, tide, paper, contrast, distinct, sixteen, mono, neutral, or one of your own.
            """)
    var theme: String?

    @Option(help: "The configuration file, instead of the one in the configuration folder.")
    var config: String?

    @OptionGroup var terminal: TerminalOptions

    @Option(help: "How much to write to the log file: trace, debug, info, warning or error.")
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
