import Archive
import ArtClient
import Canvas
import Credentials
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
    let themes: ThemeCatalog
    /// The services a person wants to see.
    let services: [Service]
    let credentials: FoundCredentials
    let isDemo: Bool
    let demoSpeed: Double
    let logLevel: Logger.Level

    /// How a dashboard ended.
    enum Outcome: Sendable {
        case left
        case failed(Failure)
    }

    /// Shows the dashboard until a person leaves it.
    @UI
    func run(on terminal: Terminal) async -> Outcome {
        let look: Look
        do {
            look = try self.look(for: terminal.profile)
        } catch {
            return .failed(Failure(.local, what: "\(error)"))
        }
        let opening = isDemo ? demo(on: terminal) : dashboard(on: terminal)
        await Program(opening, look: look, terminal: terminal, notification: notification).run { demo(on: terminal) }
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
            notices: found.problems.map { Failure(.notAuthorized, what: $0, next: "That service is left out.") }
        ) {
            found.credentials.isEmpty ? nil : await engine(for: found.credentials, archivePath: archivePath)
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
        return State(
            size: terminal.screen.size, now: WallClock.now(), services: services,
            ids: RequestIDSource(using: &random), isDemo: isDemo,
            showsPictures: terminal.profile.depth >= .palette256 && !terminal.profile.isASCII && !settings.isASCII,
            limits: settings.spending)
    }

    /// Where files go; nil where there is no home to put them in and no folder was named.
    private func downloads(isDemo: Bool) -> DownloadSettings? {
        let usual = folders.home.map(DownloadSettings.usualFolder)
        return (settings.downloadFolder ?? usual).map {
            // What a demo makes is kept only where somebody asks for it.
            DownloadSettings(folder: $0, isAutomatic: settings.downloadsByItself && !isDemo)
        }
    }

    private var archivePath: String { folders.data + "/easel.sqlite" }

    private func look(for profile: TerminalProfile) throws(ThemeError) -> Look {
        // Without colours only the theme made for none can be read.
        let name = profile.depth == .monochrome ? "mono" : settings.theme
        let theme = try themes.theme(named: name, depth: profile.depth)
        return Look(theme: theme, glyphs: settings.isASCII || profile.isASCII ? .ascii : .unicode)
    }

    // MARK: engines

    /// An engine on the services, with the archive at `archivePath`, in memory where that is nil.
    private func engine(for credentials: [BoundCredential], archivePath: String?) async -> Program.Work {
        var archive: Archive?
        var failure: Failure?
        do {
            archive = try archivePath.map { try Archive(path: $0) } ?? Archive(inMemory: ())
        } catch let error as ArchiveError {
            failure = error.failure
        } catch {
            failure = Failure(.local, what: "The archive cannot be opened: \(error)")
        }
        let proxies = ProxySettings(environment: environment)
        let transport = HTTPTransport(proxies: proxies)
        let allowsLoopback = !credentials.isEmpty && credentials.allSatisfy(\.origin.isLoopback)
        func client(_ service: Service) -> BoundCredential? { credentials.first { $0.service == service } }
        let logPath = folders.state + "/easel.log"
        let level = logLevel
        let redaction = LogRedaction(credentials.map(\.secret))
        let logger = Logger(label: "engine") {
            LogFile(path: logPath, label: $0, level: level, redaction: redaction)
        }
        for look in self.credentials.looks {
            logger.info("credential", metadata: ["service": "\(look.service.name)", "look": "\(look)"])
        }
        let engine = Engine(
            EngineConfiguration(
                artinstring: client(.artinstring).map {
                    ArtinstringClient(
                        origin: $0.origin, token: $0.secret, transport: transport,
                        notice: { logger.notice("artinstring", metadata: ["notice": "\($0)"]) })
                },
                antekirt: client(.antekirt).map {
                    AntekirtClient(
                        origin: $0.origin, key: $0.secret, transport: transport,
                        notice: { logger.notice("antekirt", metadata: ["notice": "\($0)"]) })
                },
                archive: archive, archiveFailure: failure, spending: settings.spending,
                outputs: OutputReader(proxies: proxies, allowsLoopback: allowsLoopback),
                downloads: downloads(isDemo: archivePath == nil),
                now: WallClock.now, toolPath: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
                logger: logger))
        return Program.Work(engine: engine) {
            await engine.run()
            await transport.shutdown()
        }
    }

    /// An engine on a simulator inside this process, over real HTTP. Nothing of it is kept on disk.
    private func demoEngine(_ services: [Service]) async throws -> Program.Work {
        let options = SimulatorOptions(speed: demoSpeed)
        let simulator = Simulator(options)
        let (ports, port) = AsyncThrowingStream.makeStream(of: Int.self)
        let serving = Task {
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
        let work = await engine(for: credentials, archivePath: nil)
        return Program.Work(engine: work.engine) {
            await work.run()
            serving.cancel()
            await serving.value
        }
    }
}
