import Painting
import JSON
import Domain

/// A generation of Antekirt's half, with what was made from it.
struct GenerationRecord: Sendable {
    /// A conversion of a finished picture.
    struct Conversion: Sendable {
        let timeline: RunTimeline
        let artwork: Artwork
    }

    /// What answers show in the place of what is.
    struct StaleOutputs: Sendable {
        /// How many answers still do.
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
    /// Which of the three was ordered last.
    var stage = Stage.image

    enum Stage: Sendable {
        case image, svg, video
    }

    var picture: Artwork {
        Artwork(
            format: .png, words: "\(prompt), \(artist.tags.joined(separator: " "))", seed: seed, width: 1024,
            height: 1024)
    }

    /// The timeline of what was ordered last.
    var current: RunTimeline {
        switch stage {
        case .image: timeline
        case .svg: svg?.timeline ?? timeline
        case .video: video?.timeline ?? timeline
        }
    }

    /// Antekirt's word for the state at `now`.
    func status(at now: Timestamp) -> String {
        guard current.isOver(at: now) else {
            return stage == .image ? "processing" : stage == .svg ? "processing_svg" : "processing_video"
        }
        return current.outcome == .completed ? "completed" : "failed"
    }

    /// Whether the picture is there and nothing is under way.
    func canConvert(at now: Timestamp) -> Bool {
        timeline.outcome == .completed && timeline.isOver(at: now) && current.isOver(at: now)
    }
}
