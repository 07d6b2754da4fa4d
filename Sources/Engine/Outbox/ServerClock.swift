import Domain

/// A service's clock, as its answers tell it (`Date`, RFC 9110, section 6.6.1): to the second, and on our timeline, so
/// that neither a wrong clock of ours nor one that is set meanwhile matters.
struct ServerClock: Hashable {
    private let date: Timestamp
    private let moment: Duration

    /// A clock that showed `date` at `moment` of the timeline.
    init(_ date: Timestamp, at moment: Duration) {
        self.date = date
        self.moment = moment
    }

    /// Returns the time that it shows at another moment of the timeline.
    func time(at moment: Duration) -> Timestamp { date + (moment - self.moment) }
}
