/// Spreads the requests that follow a service's runs, so that a minute never holds more than 35 of them.
///
/// A bucket of six that gains one every two seconds: what is urgent goes at once, and what is much is spread out.
/// Moments are times on one `Timeline`.
struct ReadPace: Hashable, Sendable {
    private static var interval: Duration { .seconds(2) }
    private static var burst: Int { 6 }

    /// The moment at which the bucket is full again.
    private var fullAt: Duration = .zero

    /// The time until a request may leave; nil when one may at `now`. `reserve` is how many more there must
    /// be room for: what can wait leaves room for what cannot.
    func wait(at now: Duration, reserve: Int = 0) -> Duration? {
        let wait = fullAt - now - Self.interval * (Self.burst - 1 - reserve)
        return wait > .zero ? wait : nil
    }

    /// Lets a request leave at `now`; gives how long to wait instead when it may not.
    mutating func take(at now: Duration) -> Duration? {
        if let wait = wait(at: now) { return wait }
        fullAt = max(fullAt, now) + Self.interval
        return nil
    }
}
