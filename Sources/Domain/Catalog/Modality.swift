/// The kind of output that a run makes. A value that the documents do not name is kept as it is.
package struct Modality: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let image = Modality(rawValue: "image")
    package static let video = Modality(rawValue: "video")
    package static let text = Modality(rawValue: "text")
    /// An SVG made from an image (Antekirt, "Convert to SVG").
    package static let vector = Modality(rawValue: "svg")

    /// A modality that the service does not give.
    package static let unknown = Modality(rawValue: "unknown")

    /// The modalities of artinstring's document, in its order.
    package static let documented: [Modality] = [.image, .video, .text]

    /// The usual duration of a run of this kind, where no better estimate is known.
    package var usualDuration: Duration {
        switch self {
        case .video: .seconds(40)
        case .text: .seconds(6)
        default: .seconds(20)
        }
    }
}
