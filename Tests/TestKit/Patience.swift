/// How long a wait goes on, counted in pauses and not by the clock: where other tests hold the
/// threads, a pause takes long, and nothing that is waited for comes any sooner.
package struct Patience {
    private var pauses: Int

    /// Patience for about `seconds` on a machine that has nothing else to do.
    package init(seconds: Double) { pauses = Int(seconds * 1000 / 4) }

    /// Lets other tests go on for a moment, unless `isBusy` found something to do.
    ///
    /// - Returns: Whether there is patience left.
    package nonisolated(nonsending) mutating func pause(unless isBusy: () -> Bool = { false }) async throws -> Bool {
        if isBusy() { return true }
        pauses -= 1
        try await Task.sleep(for: .milliseconds(4))
        return pauses > 0
    }
}
