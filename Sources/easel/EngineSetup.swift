import Settings
import Archive
import ArtClient
import Credentials
import Domain
import Engine
import Logging

/// What the environment and the configuration say of an engine; makes clients and engines by it.
struct EngineSetup: Sendable {
    /// The process's environment, without tokens.
    let environment: [String: String]
    let folders: Folders
    let settings: Settings
    let logLevel: Logger.Level
    /// Where credentials were looked for, for the log.
    var attempts: [CredentialReport.Attempt] = []

    /// The services' clients, and the connections that they share; whoever makes them shuts those down.
    struct Clients: Sendable {
        var artinstring: ArtinstringClient?
        var antekirt: AntekirtClient?
        let transport: HTTPTransport
    }

    var archivePath: String { folders.data + "/easel.sqlite" }

    /// A logger to the log file, from which `secrets` are kept.
    func logger(without secrets: [Secret]) -> Logger {
        let path = folders.state + "/easel.log"
        let level = logLevel
        let redaction = LogRedaction(secrets)
        let logger = Logger(label: "engine") { LogFile(path: path, label: $0, level: level, redaction: redaction) }
        for attempt in attempts {
            logger.info("credential", metadata: ["service": "\(attempt.service.name)", "attempt": "\(attempt)"])
        }
        return logger
    }

    /// Clients with `credentials`.
    func clients(_ credentials: [BoundCredential], logger: Logger) -> Clients {
        var clients = Clients(transport: HTTPTransport(proxies: ProxySettings(environment: environment)))
        for credential in credentials {
            let name = credential.service.rawValue
            let notice: @Sendable (DeprecationNotice) -> Void = {
                logger.notice("\(name)", metadata: ["notice": "\($0)"])
            }
            switch credential.service {
            case .artinstring:
                clients.artinstring = ArtinstringClient(
                    origin: credential.origin, token: credential.secret, transport: clients.transport, notice: notice)
            case .antekirt:
                clients.antekirt = AntekirtClient(
                    origin: credential.origin, key: credential.secret, transport: clients.transport, notice: notice)
            }
        }
        return clients
    }

    /// An engine on the services, with the archive at `archivePath`, in memory where that is nil. Its work ends with
    /// the connections shut down.
    func engine(
        for credentials: [BoundCredential], archivePath: String?, downloads: DownloadSettings?
    ) async -> EngineWork {
        var archive: Archive?
        var failure: Failure?
        do {
            archive = try archivePath.map { try Archive(path: $0) } ?? Archive(inMemory: ())
        } catch let error as ArchiveError {
            failure = error.failure
        } catch {
            failure = Failure(.local, what: "The archive cannot be opened: \(error)")
        }
        let logger = logger(without: credentials.map(\.secret))
        let clients = clients(credentials, logger: logger)
        let allowsLoopback = !credentials.isEmpty && credentials.allSatisfy(\.origin.isLoopback)
        let engine = Engine(
            EngineConfiguration(
                artinstring: clients.artinstring, antekirt: clients.antekirt, archive: archive,
                archiveFailure: failure, spending: settings.spending,
                outputs: OutputReader(
                    proxies: ProxySettings(environment: environment), allowsLoopback: allowsLoopback),
                downloads: downloads, now: WallClock.now,
                toolPath: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", logger: logger))
        return EngineWork(engine: engine) {
            await engine.run()
            await clients.transport.shutdown()
        }
    }

    /// Where files go; nil where there is no home to put them in and no folder was named.
    ///
    /// - Parameter isAutomatic: Whether they may be fetched without being asked for.
    func downloads(isAutomatic: Bool) -> DownloadSettings? {
        let usual = folders.home.map(DownloadSettings.usualFolder)
        return (settings.downloadFolder ?? usual).map {
            DownloadSettings(folder: $0, isAutomatic: settings.downloadsByItself && isAutomatic)
        }
    }
}
