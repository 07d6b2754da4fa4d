/// What kind of thing a run makes. A value the documents do not name is kept as it came.
package struct Modality: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let image = Modality(rawValue: "image")
    package static let video = Modality(rawValue: "video")
    package static let text = Modality(rawValue: "text")
    /// An SVG made from an image (Antekirt, "Convert to SVG").
    package static let vector = Modality(rawValue: "svg")

    /// What the service does not say.
    package static let unknown = Modality(rawValue: "unknown")

    /// The modalities of artinstring's document, in its order.
    package static let documented: [Modality] = [.image, .video, .text]

    /// How long a run of this kind usually takes, where nothing better is known.
    package var usualDuration: Duration {
        switch self {
        case .video: .seconds(40)
        case .text: .seconds(6)
        default: .seconds(20)
        }
    }
}
