import Domain

/// The view position that the archive has, and which forms have changed since they were saved.
struct AutosaveState: Hashable, Sendable {
    /// Entries whose forms have changed since they were saved.
    var changedForms: Set<EntryID> = []
    /// The view position in the archive.
    var savedPlace = Place()
    /// The time at which the next save is due; nil while nothing has changed.
    var dueAt: Timestamp?
    /// The time of the first change since the last save.
    var changedAt: Timestamp?
    /// True once the user has pressed a key; from then on a restored session must not move anything.
    var hasInput = false
    /// The view position to restore, without the parts that are restored already: catalogs and runs arrive page by
    /// page.
    var pendingPlace: Place?

    /// The time without a key press after which changes are saved.
    static let idleDelay = Duration.seconds(1)
    /// The longest time that a change stays unsaved while keys keep coming.
    static let maxDelay = Duration.seconds(5)
}
