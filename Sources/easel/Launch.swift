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

/// Everything that the arguments, the environment and the configuration said; opens the dashboard on it.
struct Launch: Sendable {
    /// The process's environment, without tokens.
    let environment: [String: String]
    let folders: Folders
    let settings: Settings
    /// The path of the file that they were read from, or would be.
    let settingsFile: String
    /// How the terminal is to be used.
    let overrides: TerminalOverrides
    let themes: ThemeCatalog
    /// The services a person wants to see.
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

    /// How a dashboard ended.
    enum Outcome: Sendable {
        case left
        case failed(Failure)
    }

    /// Shows the dashboard until a person leaves it.
    @UI
    func run(on terminal: Terminal) async -> Outcome {
        let opening = isDemo ? demo(on: terminal) : dashboard(on: terminal)
        let theme: ActiveTheme
        do {
            theme = try ActiveTheme(opening.state.themeName, of: themes, depth: terminal.profile.depth)
        } catch {
            return .failed(Failure(.local, what: "\(error)"))
        }
        let program = Program(
            opening, theme: theme, terminal: terminal, notification: notification, folders: folders,
            editor: TextEditor(environment: environment, folders: folders), browser: Browser(environment: environment))
        await program.run { demo(on: terminal) }
        return .left
    }

    /// How a person who does not look is told something.
    private var notification: NotificationStyle {
        switch settings.notify {
        case .auto: NotificationStyle(environment: environment)
        case .bell: .bell
        case .off: .off
        }
    }

    /// The dashboard on the services that have credentials; the welcome where there are none.
    @UI
    private func dashboard(on terminal: Terminal) -> Program.Opening {
        let found = credentials
        return Program.Opening(
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

    /// The dashboard on the demo.
    @UI
    private func demo(on terminal: Terminal) -> Program.Opening {
        Program.Opening(state: state(services, on: terminal, isDemo: true)) { try await demoEngine(services) }
    }

    @UI
    private func state(_ services: [Service], on terminal: Terminal, isDemo: Bool) -> State {
        var random = SystemRandomNumberGenerator()
        let profile = terminal.profile
        return State(
            size: terminal.screen.size, now: WallClock.now(), services: services,
            ids: RequestIDSource(using: &random), isDemo: isDemo,
            showsPictures: profile.depth >= .palette256 && !profile.isASCII, hasFirstFrame: false,
            limits: settings.spending,
            themes: ThemesState(
                name: settings.theme, light: settings.lightTheme, dark: settings.darkTheme,
                appearance: terminal.appearance, settingsFile: settingsFile),
            keyMap: settings.keyMap, takesMouse: profile.takesMouse)
    }

    // MARK: engines

    /// An engine on a simulator inside this process, over real HTTP. Nothing of it is kept on disk.
    func demoEngine(_ services: [Service]) async throws -> EngineWork {
        let options = SimulatorOptions(speed: demoSpeed)
        let simulator = Simulator(options)
        let (ports, port) = AsyncThrowingStream.makeStream(of: Int.self)
        // It ends with the process: NIO traps where a server is cancelled while it takes a connection.
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
        // What a demo makes is kept only where somebody asks for it.
        return await setup.engine(
            for: credentials, archivePath: nil, downloads: setup.downloads(isAutomatic: false))
    }
}
