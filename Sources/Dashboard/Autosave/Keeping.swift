import JSON
import Domain

/// What is kept for the next start: what was typed, and where the user is.
struct Keeping: Hashable, Sendable {
    /// The drafts that the archive has.
    var drafts: [EntryID: JSONObject] = [:]
    /// Entries whose forms were changed since they were kept.
    var unsaved: Set<EntryID> = []
    /// The place that the archive has.
    var place = Place()
    /// When what changed is to be kept; nil when nothing did.
    var dueAt: Timestamp?
    /// When something changed first since all was kept.
    var changedAt: Timestamp?
    /// Whether the user has pressed a key: what an earlier session left must not move anything after that.
    var hasBegun = false
    /// Where an earlier session was, as far as it has not been found again: catalogs and runs come bit by bit.
    var wanted: Place?

    /// How long the keys must rest before something is written to disk.
    static let rest = Duration.seconds(1)
    /// How long that is waited for: whoever types on and on is not to lose more than this.
    static let patience = Duration.seconds(5)
}
