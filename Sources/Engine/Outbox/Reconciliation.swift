import ArtClient
import JSON
import Domain

/// Decides which of a service's runs, if any, a request with an unknown outcome has become.
///
/// Neither service takes an idempotency key, so that the only evidence is the service's own
/// list: a run of the same prompt, made in the window, that nothing else accounts for.
struct Reconciliation: Hashable, Sendable {
    let request: Request
    /// The snapshot taken when it left.
    var snapshot: SendSnapshot
    /// The moment at which it left, on the timeline; negative for an earlier session.
    let leftAt: Duration
    /// The moment at which its response was given up, on the timeline; nil while it is still awaited.
    var lostAt: Duration?

    enum Verdict: Hashable, Sendable {
        /// It is this run.
        case adopt(RunReport)
        /// No run can be it.
        case none
        /// Each of these can be it, or other requests can be what one of them is.
        case several([RunReport])
    }

    /// The tolerance between two readings of the service's clock: `Date` has whole seconds, and a run's moment is
    /// another machine's.
    private static var tolerance: Duration { .seconds(60) }
    /// The same where only our own clock is known.
    private static var blindTolerance: Duration { .seconds(120) }
    /// The time that the service may take to write the run.
    private static var delay: Duration { .seconds(120) }

    /// Takes the service's clock for a snapshot that does not have it.
    mutating func learn(_ clock: ServerClock) {
        if snapshot.serverSentAt == nil { snapshot.serverSentAt = clock.time(at: leftAt) }
    }

    /// Judges by `rows`, a list of the service's runs that covers the window. `claimed` are the runs that
    /// belong to other requests; `rivals` is how many other open requests a row could belong to as well.
    ///
    /// A run that does not tell when or of what it was made cannot be ruled out, and is no proof either.
    func judge(_ rows: [RunReport], claimed: Set<String>, rivals: Int) -> Verdict {
        let candidates = candidates(in: rows, claimed: claimed)
        guard let only = candidates.first else { return .none }
        let isProven = candidates.count == 1 && rivals == 0 && snapshot.knowsList && tellsEnough(only)
        return isProven ? .adopt(only) : .several(candidates)
    }

    private func tellsEnough(_ row: RunReport) -> Bool {
        // An image is recognized by its exact text.
        row.createdAt != nil && (request.action != .run || row.promptID != nil)
    }

    /// The rows that can be it.
    func candidates(in rows: [RunReport], claimed: Set<String> = []) -> [RunReport] {
        let claimed = Set(claimed.map(UUIDText.folded))
        let fitting = rows.filter { couldBe($0) && !claimed.contains(UUIDText.folded($0.remoteID)) }
        // A service may keep a text composed otherwise than it was sent; of two rows the one with our bytes is meant.
        let exact = fitting.filter(hasSameText)
        return exact.isEmpty ? fitting : exact
    }

    private func hasSameText(_ row: RunReport) -> Bool {
        guard request.action == .image, let title = row.title else { return true }
        return request.body["prompt"]?.string?.hasSameBytes(as: title) == true
    }

    /// Indicates whether `row` asks for the same thing, was made in time and is not known from before.
    func couldBe(_ row: RunReport) -> Bool {
        guard isInWindow(row), !isKnown(row.remoteID) else { return false }
        switch request.action {
        case .run:
            // A row without a prompt cannot be ruled out.
            return row.promptID == nil || isSame(row.promptID, as: request.body["promptId"])
        case .image:
            let isSameArtist = row.artistID == nil || isSame(row.artistID, as: request.body["artistId"])
            return isSameArtist && row.title == request.body["prompt"]?.string
        // A conversion has no row of its own.
        case .svg, .video: return false
        }
    }

    /// Indicates whether a service's run of the same thing could come from either request.
    func isRival(of other: Reconciliation) -> Bool {
        guard request.id != other.request.id, request.service == other.request.service else { return false }
        switch request.action {
        case .run: return request.body["promptId"] == other.request.body["promptId"]
        case .image:
            // As a row is looked at: whatever the composition of its letters.
            return request.body["prompt"]?.string == other.request.body["prompt"]?.string
                && request.body["artistId"] == other.request.body["artistId"]
        case .svg, .video: return false
        }
    }

    private func isKnown(_ id: String) -> Bool {
        // A service may spell a UUID in either case.
        snapshot.knownRuns.contains(id) || snapshot.knownRuns.contains(UUIDText.folded(id))
    }

    private func isSame(_ id: String?, as member: JSON?) -> Bool {
        id.map(UUIDText.folded) == member?.string.map(UUIDText.folded)
    }

    private func isInWindow(_ row: RunReport) -> Bool {
        guard let createdAt = row.createdAt else { return true }
        let latest = lostAt.map { sentAt + ($0 - leftAt) + Self.delay }
        return createdAt >= windowStart && latest.map { createdAt <= $0 } ?? true
    }

    /// The moment at which it left, by the service's clock as far as it is known.
    private var sentAt: Timestamp { snapshot.serverSentAt ?? snapshot.sentAt }

    /// The earliest moment at which the run can have been made, by the service's clock.
    var windowStart: Timestamp {
        sentAt - (snapshot.serverSentAt == nil ? Self.blindTolerance : Self.tolerance)
    }
}

extension Timestamp {
    fileprivate static func - (end: Timestamp, duration: Duration) -> Timestamp { end + (.zero - duration) }
}
