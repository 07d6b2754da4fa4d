import Foundation

/// Looks at files that were written.
enum ReadFile {
    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

    /// Whether the file ends as a PNG does (PNG, section 11.2.5).
    static func isWholePNG(_ path: String) throws -> Bool { try bytes(path).suffix(8).starts(with: Array("IEND".utf8)) }
}
