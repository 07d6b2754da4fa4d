import ArtClient
import Domain

/// Decides which of a service's runs, if any, a request with an unknown outcome has become.
///
/// Neither service takes an idempotency key, so that the only witness is the service's own
/// list: a run of the same prompt, made in the window, that nothing else accounts for.
struct Reconciliation: Hashable, Sendable {
    let request: Request
    /// The service's runs that were known before the request was sent, by their folded ids; it can be none of them.
    let knownBefore: Set<String>
    /// When the request left, by our clock.
    let sentAt: Timestamp
    /// When it was given up, by our clock; nil while the answer is still awaited.
    var endedAt: Timestamp?

    enum Verdict: Hashable, Sendable {
        /// It is this run.
        case adopt(RunReport)
        /// No run can be it.
        case absent
        /// So many runs can be it, or other requests can be the one.
        case undecided
    }

    /// How far the clocks may be apart, and how long the service may take to write the run.
    private static var tolerance: Duration { .seconds(120) }

    /// Judges by `rows`, a list of the service's runs that covers the window. `claimed` are the runs that
    /// belong to other requests; `rivals` is how many other open requests a row could belong to as well.
    func judge(_ rows: [RunReport], claimed: Set<String>, rivals: Int) -> Verdict {
        let candidates = rows.filter { row in
            couldBe(row) && !claimed.contains(UUIDText.folded(row.remoteID)) && isInWindow(row)
        }
        guard let only = candidates.first else { return .absent }
        return candidates.count == 1 && rivals == 0 ? .adopt(only) : .undecided
    }

    /// Whether `row` asks for the same thing and is not known from before.
    func couldBe(_ row: RunReport) -> Bool {
        guard !knownBefore.contains(UUIDText.folded(row.remoteID)) else { return false }
        switch request.action {
        case .run:
            // A row without a prompt cannot be ruled out.
            return row.promptID == nil || isSame(row.promptID, as: request.body["promptId"])
        case .image:
            let isSameArtist = row.artistID == nil || isSame(row.artistID, as: request.body["artistId"])
            return isSameArtist && row.title == request.body["prompt"]?.string
        }
    }

    /// Whether a service's run of the same thing could come from either request.
    func isRival(of other: Reconciliation) -> Bool {
        guard request.id != other.request.id, request.service == other.request.service else { return false }
        switch request.action {
        case .run: return request.body["promptId"] == other.request.body["promptId"]
        case .image:
            return request.body["prompt"] == other.request.body["prompt"]
                && request.body["artistId"] == other.request.body["artistId"]
        }
    }

    private func isSame(_ id: String?, as member: JSON?) -> Bool {
        id.map(UUIDText.folded) == member?.string.map(UUIDText.folded)
    }

    private func isInWindow(_ row: RunReport) -> Bool {
        guard let createdAt = row.createdAt else { return true }
        let latest = endedAt.map { $0 + Self.tolerance }
        return createdAt >= windowStart && latest.map { createdAt <= $0 } ?? true
    }

    /// The earliest moment at which the run can have been made.
    var windowStart: Timestamp { sentAt - Self.tolerance }
}

extension Timestamp {
    fileprivate static func - (end: Timestamp, duration: Duration) -> Timestamp { end + (.zero - duration) }
}
