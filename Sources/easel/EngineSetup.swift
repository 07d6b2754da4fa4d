import Settings
import Archive
import ArtClient
import Credentials
import Domain
import Engine
import Logging

/// The factory of clients and engines, from the environment and the settings.
struct EngineSetup: Sendable {
    /// The process's environment, without tokens.
    let environment: [String: String]
    let folders: Folders
    let settings: Settings
    let logLevel: Logger.Level
    /// The attempts to find credentials, for the log.
    var attempts: [CredentialReport.Attempt] = []

    /// The clients and their shared connections; the caller shuts the transport down.
    struct Clients: Sendable {
        var artinstring: ArtinstringClient?
        var antekirt: AntekirtClient?
        let transport: HTTPTransport
    }

    var archivePath: String { folders.data + "/easel.sqlite" }

    /// Creates a logger to the log file, which redacts `secrets`.
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

    /// Creates clients with `credentials`.
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

    /// Creates an engine for the services, with the archive at `archivePath`, or in memory where that is nil. The
    /// returned work shuts the connections down at its end.
    ///
    /// An archive that cannot be opened does not fail: the engine then reports it and sends nothing that costs.
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
                toolPath: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
                // What is not archived leaves nothing behind, as in the demo.
                pictureFolder: archivePath == nil ? nil : folders.pictures, logger: logger))
        return EngineWork(engine: engine) {
            await engine.run()
            await clients.transport.shutdown()
        }
    }

    /// Returns the download settings; nil without a home folder and a configured folder.
    ///
    /// - Parameter isAutomatic: True to allow automatic downloads.
    func downloads(isAutomatic: Bool) -> DownloadSettings? {
        let usual = folders.home.map(DownloadSettings.usualFolder)
        return (settings.downloadFolder ?? usual).map {
            DownloadSettings(folder: $0, isAutomatic: settings.downloadsAutomatically && isAutomatic)
        }
    }
}
