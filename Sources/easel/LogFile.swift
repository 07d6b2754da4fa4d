import Credentials
import Domain
import Logging
import Synchronization

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

/// Writes the log to a file of its own, never to the terminal. A log that cannot be written is no reason to stop.
struct LogFile: LogHandler {
    /// The open file, closed with the last handler.
    private final class Descriptor: Sendable {
        let number: Int32
        /// A log longer than this starts anew.
        private static let mostBytes: off_t = 4_000_000

        init(path: String) {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            try? FileManager.default.createDirectory(
                atPath: "/" + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            number = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard number >= 0 else { return }
            // An older file may be open to others; a long one has told enough.
            fchmod(number, 0o600)
            if lseek(number, 0, SEEK_END) > Self.mostBytes { ftruncate(number, 0) }
        }

        deinit { if number >= 0 { close(number) } }
    }

    private let descriptor: Descriptor
    private let label: String
    private let redaction: LogRedaction
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    init(path: String, label: String, level: Logger.Level, redaction: LogRedaction) {
        descriptor = Descriptor(path: path)
        self.label = label
        self.redaction = redaction
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        guard descriptor.number >= 0 else { return }
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }.joined()
        // JSON's escapes keep a hostile text from writing lines or escape sequences of its own.
        let words = JSON.string(redaction.text("\(event.message)\(facts)")).text
        let line = Array("\(WallClock.now().rfc3339) \(event.level) \(label) \(words)\n".utf8)
        _ = line.withUnsafeBytes { write(descriptor.number, $0.baseAddress, $0.count) }
    }
}
