package import Domain

/// What Antekirt makes from a generation that is there already.
package enum Conversion: String, CaseIterable, Hashable, Sendable {
    /// `POST /generations/svg`
    case svg
    /// `POST /generations/video`
    case video

    /// The status of a generation while this is being made of it ("Status values").
    var status: String { "processing_" + rawValue }
}

extension RunReport {
    /// How far a conversion is that was asked for after `before` was read.
    ///
    /// A conversion shares the row of its generation, which was `completed` before and reads so again after, so
    /// that the status alone says nothing: "Poll the generation until outputs.svg appears". It has come to its end
    /// only when its slot holds something else than before, or when the generation reads `failed`, whose images
    /// exist all the same.
    ///
    /// - Parameter before: What was known of the generation when the conversion was asked for.
    /// - Returns: `completed`, `failed`, `cancelled` or, as long as nothing is certain, `running`.
    package func phase(of conversion: Conversion, since before: RunReport) -> Phase {
        let slot: KeyPath<RunReport, OutputFile?> =
            switch conversion {
            case .svg: \.svg
            case .video: \.video
            }
        if let made = self[keyPath: slot], made != before[keyPath: slot] { return .completed }
        switch phase {
        case .failed: return .failed
        case .cancelled: return .cancelled
        default: return .running
        }
    }
}
