internal import Foundation
package import Testing

/// Returns the text of the file at `path`, from the repository's root.
package func documentationPage(_ path: String, filePath: String = #filePath) throws -> String {
    String(decoding: try Data(contentsOf: repositoryFile(path, of: filePath)), as: UTF8.self)
}

private func repositoryFile(_ path: String, of filePath: String) -> URL {
    var root = URL(filePath: filePath)
    repeat { root.deleteLastPathComponent() } while root.lastPathComponent != "Tests" && root.pathComponents.count > 1
    return root.deletingLastPathComponent().appending(path: path)
}

/// Compares a generated part of a page with `text`: what is between the marks `<!-- NAME -->` and `<!-- /NAME -->` of
/// the file at `path`, from the repository's root.
///
/// With EASEL_RECORD_GOLDENS=1 the part is written instead, and the test fails, as for goldens.
package func expectSection(
    _ name: String, of path: String, toBe text: String, sourceLocation: SourceLocation = #_sourceLocation,
    filePath: String = #filePath
) throws {
    let file = repositoryFile(path, of: filePath)
    let page = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let (start, end) = ("<!-- \(name) -->\n\n", "\n\n<!-- /\(name) -->\n")
    guard let opening = page.range(of: start),
        let closing = page.range(of: end, range: opening.upperBound..<page.endIndex)
    else {
        Issue.record("\(path) has no section between marks for \(name)", sourceLocation: sourceLocation)
        return
    }
    let present = String(page[opening.upperBound..<closing.lowerBound])
    if ProcessInfo.processInfo.environment["EASEL_RECORD_GOLDENS"] == "1" {
        let changed = page.replacingCharacters(in: opening.upperBound..<closing.lowerBound, with: text)
        try Data(changed.utf8).write(to: file)
        Issue.record("recorded the section \(name) of \(path)", sourceLocation: sourceLocation)
    } else if present != text {
        Issue.record(
            "the section \(name) of \(path) differs; record it with EASEL_RECORD_GOLDENS=1:\n\(lineDiff(present, text))",
            sourceLocation: sourceLocation)
    }
}
