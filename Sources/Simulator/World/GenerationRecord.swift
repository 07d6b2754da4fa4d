import Painting
import JSON
import Domain

/// A generation of the simulated Antekirt, with its conversions.
struct GenerationRecord: Sendable {
    /// A conversion of a finished picture.
    struct Conversion: Sendable {
        let timeline: RunTimeline
        let artwork: Artwork
    }

    /// Outdated outputs that responses show in place of the current ones.
    struct StaleOutputs: Sendable {
        /// The number of further responses that show them.
        var answers: Int
        let outputs: JSON
    }

    let id: String
    let artist: ArtistRecord
    let prompt: String
    let seed: UInt64
    let timeline: RunTimeline
    var svg: Conversion?
    var video: Conversion?
    var stale: StaleOutputs?
    /// The stage that was requested last.
    var stage = Stage.image

    enum Stage: Sendable {
        case image, svg, video
    }

    var picture: Artwork {
        Artwork(
            format: .png, words: "\(prompt), \(artist.tags.joined(separator: " "))", seed: seed, width: 1024,
            height: 1024)
    }

    /// The timeline of the stage that was requested last.
    var current: RunTimeline {
        switch stage {
        case .image: timeline
        case .svg: svg?.timeline ?? timeline
        case .video: video?.timeline ?? timeline
        }
    }

    /// Returns Antekirt's status at `now`.
    func status(at now: Timestamp) -> String {
        guard current.isOver(at: now) else {
            return stage == .image ? "processing" : stage == .svg ? "processing_svg" : "processing_video"
        }
        return current.outcome == .completed ? "completed" : "failed"
    }

    /// Returns true when the picture exists and nothing is in progress.
    func canConvert(at now: Timestamp) -> Bool {
        timeline.outcome == .completed && timeline.isOver(at: now) && current.isOver(at: now)
    }
}
