internal import Foundation
package import Testing

/// Compares `text` with the file `Goldens/NAME.txt` beside the calling test.
///
/// With EASEL_RECORD_GOLDENS=1 the file is written instead, and the test fails,
/// so that no run that records can pass for one that compares.
package func expectGolden(
    _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation,
    filePath: String = #filePath
) {
    let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Goldens")
    let file = folder.appending(path: "\(name).txt")
    let text = text.hasSuffix("\n") ? text : text + "\n"
    if ProcessInfo.processInfo.environment["EASEL_RECORD_GOLDENS"] == "1" {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            Issue.record("recorded the golden \(name)", sourceLocation: sourceLocation)
        } catch {
            Issue.record("could not record the golden \(name): \(error)", sourceLocation: sourceLocation)
        }
        return
    }
    guard let data = try? Data(contentsOf: file) else {
        Issue.record(
            "there is no golden \(name); record it with EASEL_RECORD_GOLDENS=1. It would be:\n\(text)",
            sourceLocation: sourceLocation)
        return
    }
    let golden = String(decoding: data, as: UTF8.self)
    if golden != text {
        Issue.record(
            "the golden \(name) differs (- golden, + now):\n\(goldenDiff(golden, text))", sourceLocation: sourceLocation
        )
    }
}
