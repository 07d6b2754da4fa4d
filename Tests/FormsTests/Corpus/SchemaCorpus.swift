import JSON
import Domain

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The public corpus beside the repository, where it is present: schemas as services and libraries write them, and
/// JSON Schema's own test suite.
enum SchemaCorpus {
    /// The folder with a slash at its end; nil when the corpus is not beside the repository.
    static let folder: String? = {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(4)
        let folder = path.joined(separator: "/") + "/../shared/corpus/schemas/"
        return FileManager.default.fileExists(atPath: folder + "SOURCES.tsv") ? folder : nil
    }()

    /// The files by their path in the corpus, as the table of sources names them.
    static func files() throws -> [(name: String, json: JSON)] {
        guard let folder else { return [] }
        let table = String(decoding: try Data(contentsOf: URL(filePath: folder + "SOURCES.tsv")), as: UTF8.self)
        return try table.split(separator: "\n").dropFirst().compactMap { line in
            guard let name = line.split(separator: "\t").first.map(String.init),
                FileManager.default.fileExists(atPath: folder + name)
            else { return nil }
            return (name, try JSONParser.parse(try Data(contentsOf: URL(filePath: folder + name))))
        }
    }

    /// The files that describe forms.
    static func forms() throws -> [(name: String, json: JSON)] {
        try files().filter { !$0.name.hasPrefix("json-schema-test-suite/") }
    }

    /// The files of JSON Schema's test suite.
    static func suite() throws -> [(name: String, json: JSON)] {
        try files().filter { $0.name.hasPrefix("json-schema-test-suite/") }
    }
}
