/// The kinds of conversion of an existing generation (Antekirt, "Convert to SVG" and "Generate Video").
package enum Conversion: String, CaseIterable, Hashable, Sendable {
    /// `POST /api/v1/generations/svg`
    case svg
    /// `POST /api/v1/generations/video`
    case video

    /// The kind of output.
    package var modality: Modality {
        switch self {
        case .svg: .vector
        case .video: .video
        }
    }

    /// The price in credits (Antekirt, "Credits").
    package var credits: Int {
        switch self {
        case .svg: 5
        case .video: 25
        }
    }

    /// The name for use in a sentence.
    package var name: String {
        switch self {
        case .svg: "SVG"
        case .video: "video"
        }
    }

    /// The name with its indefinite article.
    package var nameWithArticle: String {
        switch self {
        case .svg: "an SVG"
        case .video: "a video"
        }
    }
}

/// The observed progress of a conversion.
///
/// Antekirt gives a conversion no id of its own: it shares its generation's id, with one address for its file, and the
/// generation reads `completed` before the conversion as after it. Its outcome is derived from what has changed since.
package struct ConversionTrace: Hashable, Sendable {
    package let conversion: Conversion
    /// The address of the conversion's file before this one was requested, without its query; nil where there was none.
    package var addressBefore: String?
    /// True if the service has reported since that it is running.
    package var hasBegun: Bool
    /// The moment, by this machine's clock, since which the generation reads `completed` without a new file.
    package var quietSince: Timestamp?

    /// Creates a trace.
    package init(
        _ conversion: Conversion, addressBefore: String? = nil, hasBegun: Bool = false, quietSince: Timestamp? = nil
    ) {
        self.conversion = conversion
        self.addressBefore = addressBefore
        self.hasBegun = hasBegun
        self.quietSince = quietSince
    }
}

/// The state of a generation shortly before a conversion of it was requested.
package struct GenerationState: Hashable, Sendable {
    /// The service's own word for the status.
    package var status: String
    /// The address of the conversion's file, without its query; nil where there was none.
    package var address: String?

    /// Creates a state.
    package init(status: String, address: String? = nil) {
        self.status = status
        self.address = address
    }
}
