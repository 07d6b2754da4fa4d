/// What Antekirt makes of a generation that is there already.
package enum Conversion: String, CaseIterable, Hashable, Sendable {
    /// `POST /api/v1/generations/svg`
    case svg
    /// `POST /api/v1/generations/video`
    case video

    /// What comes of it.
    package var modality: Modality {
        switch self {
        case .svg: .vector
        case .video: .video
        }
    }

    /// How many credits it takes (Antekirt, "Credits").
    package var credits: Int {
        switch self {
        case .svg: 5
        case .video: 25
        }
    }

    /// What it is called in a sentence.
    package var name: String {
        switch self {
        case .svg: "SVG"
        case .video: "video"
        }
    }

    /// The same with its article.
    package var nameWithArticle: String {
        switch self {
        case .svg: "an SVG"
        case .video: "a video"
        }
    }
}

/// What is known of how a run converts its generation.
///
/// Antekirt gives a conversion no id of its own: it shares its generation's, with one place for its file, and the
/// generation reads `completed` before it as after it. What has come of it is told by what has changed since.
package struct ConversionTrace: Hashable, Sendable {
    package let conversion: Conversion
    /// Where the conversion's file was before this one was asked for, without its query; nil where there was none.
    package var addressBefore: String?
    /// Whether the service has said since that it is at work on it.
    package var hasBegun: Bool
    /// Since when, by our clock, the generation reads `completed` though nothing has come of it.
    package var quietSince: Timestamp?

    package init(
        _ conversion: Conversion, addressBefore: String? = nil, hasBegun: Bool = false, quietSince: Timestamp? = nil
    ) {
        self.conversion = conversion
        self.addressBefore = addressBefore
        self.hasBegun = hasBegun
        self.quietSince = quietSince
    }
}

/// What a generation read like shortly before a conversion of it was asked for.
package struct GenerationState: Hashable, Sendable {
    /// The service's word for its status.
    package var status: String
    /// Where the conversion's file was, without its query; nil where there was none.
    package var address: String?

    package init(status: String, address: String? = nil) {
        self.status = status
        self.address = address
    }
}
