import Archive

/// The state of an archive that several Easels may have open.
struct ArchiveSharing {
    /// True while this Easel is the one that sends and follows for its archive.
    var isLeading = false
    /// The number by which changes of the archive by others are noticed; nil before it was read.
    var version: Int?
    /// The rows that cannot be read, and were reported.
    var reportedDamage: Set<DamagedRow> = []
}
