import Foundation
import Synchronization

/// What Linux tells of a process and of all that it starts, looked at every few milliseconds.
///
/// On other systems it sees nothing.
final class ProcessWatch: Sendable {
    /// A process as it was seen.
    struct Sight: Hashable, Sendable {
        let process: Int32
        let arguments: [UInt8]
        let environment: [UInt8]
    }

    private let root: Int32
    private let seen = Mutex<Set<Sight>>([])

    init(_ process: Int32) { root = process }

    /// Everything that was seen of the process and of its children; a process that changes is in here twice.
    var sights: Set<Sight> { seen.withLock { $0 } }

    /// Looks until its task is cancelled.
    func run() async {
        while !Task.isCancelled {
            look(at: root)
            try? await Task.sleep(for: .milliseconds(3))
        }
    }

    private func look(at process: Int32) {
        let folder = "/proc/\(process)"
        let sight = Sight(
            process: process, arguments: Self.bytes("\(folder)/cmdline"), environment: Self.bytes("\(folder)/environ"))
        guard !sight.arguments.isEmpty else { return }
        _ = seen.withLock { $0.insert(sight) }
        for thread in (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/task")) ?? [] {
            let children = String(decoding: Self.bytes("\(folder)/task/\(thread)/children"), as: UTF8.self)
            for child in children.split(separator: " ").compactMap({ Int32($0) }) { look(at: child) }
        }
    }

    private static func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: path).map(Array.init) ?? []
    }
}
