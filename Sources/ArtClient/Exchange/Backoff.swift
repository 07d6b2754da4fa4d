/// A wait that doubles with each failure in a row, up to a cap.
package struct Backoff: Hashable, Sendable {
    /// The wait after the first failure.
    package let base: Duration
    /// The longest wait.
    package let cap: Duration

    /// Waits from `base` up to `cap`.
    package init(from base: Duration, upTo cap: Duration) {
        self.base = base
        self.cap = cap
    }

    /// Returns the wait after so many failures in a row, counted from 1; less counts as 1.
    package func wait(after failures: Int) -> Duration { min(cap, base * (1 << min(max(failures, 1) - 1, 20))) }
}
