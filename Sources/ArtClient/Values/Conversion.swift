/// What Antekirt makes from a generation that is there already.
package enum Conversion: String, CaseIterable, Hashable, Sendable {
    /// `POST /generations/svg`
    case svg
    /// `POST /generations/video`
    case video

    /// The status of a generation while this is being made of it ("Status values").
    var status: String { "processing_" + rawValue }
}
