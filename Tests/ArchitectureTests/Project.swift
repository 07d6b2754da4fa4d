import Foundation

/// The project's own files, for tests that read them.
enum Project {
    /// The folder that holds Package.swift.
    static let root: String = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false).trimmingSuffix("/")

    /// The names of the folders directly in `folder`.
    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The Swift files below `folder`, by their paths from the root.
    static func swiftFiles(in folder: String) throws -> [String] { try files(in: folder, endingWith: [".swift"]) }

    /// The files below `folder` with one of the `endings`, by their paths from the root.
    static func files(in folder: String, endingWith endings: [String]) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
            .filter { path in endings.contains { path.hasSuffix($0) } }.sorted().map { folder + "/" + $0 }
    }

    /// The text of the file at `path`.
    static func text(of path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }

    /// The lines of the file at `path`, without the empty one after the last newline.
    static func lines(of path: String) throws -> [String] {
        var lines = try text(of: path).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// The modules that the file at `path` imports.
    static func imports(of path: String) throws -> [String] {
        imports(in: try text(of: path))
    }

    /// The modules that `text` imports, in order.
    static func imports(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ")[...]
            while let first = words.first, first != "import" {
                guard first.hasPrefix("@") || ["package", "public", "internal", "private"].contains(first) else {
                    return nil
                }
                words = words.dropFirst()
            }
            words = words.dropFirst()
            if let kind = words.first, ["struct", "class", "enum", "func", "protocol"].contains(kind) {
                words = words.dropFirst()
            }
            return words.first?.split(separator: ".").first.map(String.init)
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
