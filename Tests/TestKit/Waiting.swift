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
    let deadline = ContinuousClock.now + timeout
    while await !condition() {
        if ContinuousClock.now >= deadline || Task.isCancelled {
            Issue.record(
                "waited \(timeout) in vain: \(what)",
                sourceLocation: SourceLocation(fileID: fileID, filePath: filePath, line: line, column: column))
            return false
        }
        try? await Task.sleep(for: .milliseconds(2))
    }
    return true
}
