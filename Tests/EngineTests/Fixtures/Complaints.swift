import Logging
import Synchronization

/// The errors that an engine has logged.
final class Complaints: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    /// A logger whose errors come here.
    var logger: Logger { Logger(label: "test") { _ in Handler(complaints: self) } }

    fileprivate func add(_ line: String) { lines.withLock { $0.append(line) } }
}

private struct Handler: LogHandler {
    let complaints: Complaints
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.error

    init(complaints: Complaints) { self.complaints = complaints }

    func log(event: LogEvent) { complaints.add("\(event.message) \(event.metadata ?? [:])") }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
}
