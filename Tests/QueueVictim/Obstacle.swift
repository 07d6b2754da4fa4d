/// What can keep the archive from being written for a while.
package enum Obstacle: String, CaseIterable, Sendable {
    /// No file can grow, as on a disk that is full.
    case full
    /// Another connection has the database for itself.
    case locked
}
