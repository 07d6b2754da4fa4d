package import Domain

extension Phase {
    /// Converts a service's status.
    ///
    /// artinstring documents queued, running, completed, failed and, for its filter only, `cancelled`; Antekirt
    /// processing, processing_svg, processing_video, completed and failed. The other words are common synonyms. Nil for
    /// any other word: whether such a run has ended is unknown.
    package init?(status: String) {
        switch status.lowercased() {
        case "queued", "pending", "starting": self = .queued
        case "running", "processing", "processing_svg", "processing_video": self = .running
        case "completed", "succeeded": self = .completed
        case "failed", "error", "expired", "timeout": self = .failed
        case "cancelled", "canceled": self = .cancelled
        default: return nil
        }
    }
}
