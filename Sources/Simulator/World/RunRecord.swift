import Painting
import JSON
import Domain

/// A run of the simulated artinstring.
struct RunRecord: Sendable {
    let id: String
    let card: PromptRecord
    let vars: JSONObject
    let seed: UInt64
    let timeline: RunTimeline

    /// The picture or video of the run; nil for a text.
    var artwork: Artwork? {
        let (width, height): (Int, Int) =
            switch (card.modality, vars["size"]?.string) {
            case (.video, _): (256, 144)
            case (_, "portrait"): (768, 1024)
            case (_, "landscape"): (1024, 680)
            default: (1024, 1024)
            }
        let words = subjectWords
        switch card.modality {
        case .image: return Artwork(format: .png, words: words, seed: drawingSeed, width: width, height: height)
        case .video: return Artwork(format: .mp4, words: words, seed: drawingSeed, width: width, height: height)
        case .text: return nil
        }
    }

    /// The text of the run; nil for anything else.
    var text: String? {
        guard card.modality == .text else { return nil }
        var values: [String: String] = [:]
        for (name, value) in vars { values[name] = value.lenientString }
        var prose = Prose(slug: card.slug, values: values, seed: drawingSeed)
        return prose.compose()
    }

    /// The user's seed if there is one, so that the same request draws the same picture.
    private var drawingSeed: UInt64 { vars["seed"]?.lenientInt.map { UInt64(truncatingIfNeeded: $0) } ?? seed }

    /// The variables for the subject, then the title, then those for the style.
    private var subjectWords: String {
        var what: [String] = []
        var how: [String] = []
        for field in card.fields {
            guard let value = vars[field.name]?.lenientString else { continue }
            switch (field.kind, field.name) {
            case (.text, "negative"): continue
            case (.text, _), (.longText, _): what.append(value)
            case (.choice, "mood"), (.choice, "light"), (.choice, "palette"), (.choice, "season"): how.append(value)
            default: continue
            }
        }
        return (what + [card.title] + how).joined(separator: ", ")
    }
}
