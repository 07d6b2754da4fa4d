import Credentials
import JSON
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

/// The log handler for the log file. It never writes to the terminal, and a log that cannot be written is ignored.
struct LogFile: LogHandler {
    /// The open file, which is closed with the last handler.
    private final class Descriptor: Sendable {
        private let number: Int32
        /// Serializes writing and truncation.
        private let turn = Mutex(())
        /// The maximum size in bytes, at which the log is cut to its newest lines.
        private static let maxBytes = 4_000_000
        /// The size in bytes after that.
        private static let keptBytes = 1_000_000

        init(path: String) {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            try? FileManager.default.createDirectory(
                atPath: "/" + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            number = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            // An older file may be open to others.
            if number >= 0 { fchmod(number, 0o600) }
        }

        deinit { if number >= 0 { close(number) } }

        func append(_ line: [UInt8]) {
            guard number >= 0 else { return }
            turn.withLock { _ in
                // Read each time, since another Easel may write to it too.
                let size = Int(lseek(number, 0, SEEK_END))
                if size + line.count > Self.maxBytes { keepNewest(of: size) }
                _ = line.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
            }
        }

        private func keepNewest(of size: Int) {
            var newest = [UInt8](repeating: 0, count: Self.keptBytes)
            let count = newest.withUnsafeMutableBytes {
                pread(number, $0.baseAddress, $0.count, off_t(size - Self.keptBytes))
            }
            ftruncate(number, 0)
            // From the first complete line.
            let lines = newest.prefix(max(0, count)).drop { $0 != UInt8(ascii: "\n") }.dropFirst()
            _ = lines.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
        }
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
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }.joined()
        // JSON escapes keep hostile text from adding lines or escape sequences, and make it visible.
        let text = JSON.string(redaction.text("\(event.message)\(facts)")).visibleText
        descriptor.append(Array("\(WallClock.now().rfc3339) \(event.level) \(label) \(text)\n".utf8))
    }
}
