import Domain
import GRDB
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Strikes at a moment: kills the process, or keeps its archive from being written until the user is told of the
/// request.
final class Hindering: Sendable {
    private let path: String
    private let obstacle: Obstacle?
    private let isFatal: Bool
    private let holder: DatabaseQueue
    private let isOn = Mutex(false)

    /// - Parameter isFatal: Whether the process is killed when the user is told; otherwise there is room again.
    init(path: String, _ obstacle: Obstacle?, isFatal: Bool) throws {
        self.path = path
        self.obstacle = obstacle
        self.isFatal = isFatal
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        holder = try DatabaseQueue(path: path, configuration: configuration)
    }

    func begin() {
        isOn.withLock { $0 = true }
        switch obstacle {
        case nil: QueueVictim.killItself()
        case .full:
            // The system would end the process else.
            signal(SIGXFSZ, SIG_IGN)
            var log = stat()
            stat(path + "-wal", &log)
            limitFiles(to: rlim_t(log.st_size))
        case .locked: execute("BEGIN EXCLUSIVE")
        }
    }

    /// Whether there is room again from this event on, which tells the user of the request.
    func ends(with event: EngineEvent) -> Bool {
        switch event {
        case .failed(.submit, _), .accepted(.first), .rejected(.first, _): break
        default: return false
        }
        guard isOn.withLock({ $0 }) else { return false }
        if isFatal { QueueVictim.killItself() }
        isOn.withLock { $0 = false }
        switch obstacle {
        case .full: limitFiles(to: .max)
        case .locked: execute("ROLLBACK")
        case nil: break
        }
        return true
    }

    private func execute(_ sql: String) {
        do {
            try holder.writeWithoutTransaction { try $0.execute(sql: sql) }
        } catch {
            // Nothing that such a process shows would be true.
            exit(3)
        }
    }

    private func limitFiles(to size: rlim_t) {
        var limit = rlimit()
        getrlimit(.fileSize, &limit)
        limit.rlim_cur = min(size, limit.rlim_max)
        setrlimit(.fileSize, &limit)
    }
}

#if canImport(Glibc)
    extension __rlimit_resource_t {
        fileprivate static var fileSize: Self { Self(RLIMIT_FSIZE.rawValue) }
    }
#else
    extension CInt {
        fileprivate static var fileSize: Self { RLIMIT_FSIZE }
    }
#endif
