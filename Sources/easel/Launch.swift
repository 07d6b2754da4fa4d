import Settings
import ArtClient
import Canvas
import Curses
import Dashboard
import Domain
import Engine
import Logging
import Simulator
import Themes

/// The combined arguments, environment and settings of a start, which opens the dashboard.
struct Launch: Sendable {
    /// The process's environment, without tokens.
    let environment: [String: String]
    let folders: Folders
    let settings: Settings
    /// The path of the settings file, which need not exist.
    let settingsFile: String
    /// The place where the theme is set.
    let themeOrigin: ThemesState.Origin
    /// The user's overrides of what is detected about the terminal.
    let overrides: TerminalOverrides
    let themes: ThemeCatalog
    /// The services to show.
    let services: [Service]
    let credentials: FoundCredentials
    let isDemo: Bool
    let demoSpeed: Double
    let logLevel: Logger.Level

    var setup: EngineSetup {
        EngineSetup(
            environment: environment, folders: folders, settings: settings, logLevel: logLevel,
            attempts: credentials.attempts)
    }

    /// The end of a dashboard.
    enum Outcome: Sendable {
        case quit
        case failed(Failure)
    }

    /// Runs the dashboard until the user quits.
    @UI
    func run(on terminal: Terminal) async -> Outcome {
        // Before the first frame, so that it has the colors of those after it.
        let watcher = Tmux(terminal.profile.tmuxQuestion, environment: environment).map { TmuxWatcher($0) }
        _ = terminal.adopt(await watcher?.firstAnswer())
        let start = isDemo ? demo(on: terminal) : dashboard(on: terminal)
        let theme: ActiveTheme
        do {
            theme = try ActiveTheme(start.state.themeName, of: themes, depth: terminal.profile.depth)
        } catch {
            return .failed(Failure(.local, what: "\(error)"))
        }
        let program = Program(
            start, theme: theme, terminal: terminal, tmux: watcher, notification: notification, folders: folders,
            settings: SettingsFile(path: settingsFile, home: folders.home),
            editor: TextEditor(environment: environment, folders: folders), browser: Browser(environment: environment))
        await program.run { demo(on: terminal) }
        return .quit
    }

    /// The notification style for a finished run.
    private var notification: NotificationStyle {
        switch settings.notify {
        case .auto: NotificationStyle(environment: environment)
        case .bell: .bell
        case .off: .off
        }
    }

    /// The dashboard for the services with credentials; the welcome screen where there are none.
    @UI
    private func dashboard(on terminal: Terminal) -> Program.Start {
        let found = credentials
        return Program.Start(
            state: state(found.credentials.map(\.service), on: terminal, isDemo: false),
            notices: found.problems.map { Failure(.notAuthorized, what: $0, next: "That service is skipped.") }
        ) {
            found.credentials.isEmpty
                ? nil
                : await setup.engine(
                    for: found.credentials, archivePath: setup.archivePath,
                    downloads: setup.downloads(isAutomatic: true))
        }
    }

    /// The dashboard for the demo.
    @UI
    private func demo(on terminal: Terminal) -> Program.Start {
        Program.Start(state: state(services, on: terminal, isDemo: true)) { try await demoEngine(services) }
    }

    @UI
    private func state(_ services: [Service], on terminal: Terminal, isDemo: Bool) -> State {
        var random = SystemRandomNumberGenerator()
        let profile = terminal.profile
        var state = State(
            size: terminal.screen.size, now: WallClock.now(), services: services,
            ids: RequestIDSource(using: &random), isDemo: isDemo,
            colors: profile.depth, isASCII: profile.isASCII, hasFirstFrame: false,
            limits: settings.spending,
            themes: ThemesState(
                name: settings.theme, light: settings.lightTheme, dark: settings.darkTheme,
                appearance: terminal.appearance, settingsFile: folders.shown(settingsFile), origin: themeOrigin),
            keyMap: settings.keyMap, takesMouse: profile.reportsMouse)
        if state.isWelcome { state.welcomePicture = .welcome() }
        return state
    }

    // MARK: engines

    /// Creates an engine for a simulator in this process, over real HTTP. Nothing is persisted.
    ///
    /// - Throws: The error of a simulator that cannot listen.
    func demoEngine(_ services: [Service]) async throws -> EngineWork {
        let options = SimulatorOptions(speed: demoSpeed)
        let simulator = Simulator(options)
        let (ports, port) = AsyncThrowingStream.makeStream(of: Int.self)
        // It ends with the process: NIO traps when a server is canceled while it accepts a connection.
        Task {
            do {
                try await simulator.run { port.yield($0) }
                port.finish()
            } catch {
                port.finish(throwing: error)
            }
        }
        guard let number = try await ports.first(where: { _ in true }) else { throw CancellationError() }
        let origin = try Origin("http://127.0.0.1:\(number)")
        let credentials = services.compactMap { service in
            Secret(service == .artinstring ? options.artinstringToken : options.antekirtKey)
                .map { BoundCredential(service: service, secret: $0, origin: origin) }
        }
        // Outputs of the demo are saved only on request.
        return await setup.engine(
            for: credentials, archivePath: nil, downloads: setup.downloads(isAutomatic: false))
    }
}
