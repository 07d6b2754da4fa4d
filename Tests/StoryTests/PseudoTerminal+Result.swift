import TestKit

extension PseudoTerminal {
    /// Waits for the row of a run that has finished a moment ago.
    func waitForResult() async throws {
        try await wait(for: "a run that has just finished", seconds: 40) { screen in
            screen.text.split(separator: "\n").contains { $0.contains("completed") && $0.contains(" now ") }
        }
    }
}
