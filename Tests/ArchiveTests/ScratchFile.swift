#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file by its path.
struct ScratchFile {
    private let path: String

    init(_ path: String) { self.path = path }

    func read() throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(filePath: path))) }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }

    func delete() { try? FileManager.default.removeItem(atPath: path) }
}
