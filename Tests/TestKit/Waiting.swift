internal import Testing

/// Waits until `condition` holds, looking every few milliseconds; records an issue when it does not within `timeout`.
///
/// - Returns: whether it held.
@discardableResult
package func waitUntil(
    _ what: String, timeout: Duration = .seconds(10), isolation: isolated (any Actor)? = #isolation,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
    _ condition: () async -> Bool
) async -> Bool {
    var patience = Patience(seconds: timeout / .seconds(1))
    while await !condition() {
        if (try? await patience.pause()) != true {
            Issue.record(
                "waited \(timeout) in vain: \(what)",
                sourceLocation: SourceLocation(fileID: fileID, filePath: filePath, line: line, column: column))
            return false
        }
    }
    return true
}
