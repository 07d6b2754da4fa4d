import Domain

extension Failure {
    /// A preset or answers could not be written, as `command` asks.
    static func notKept(_ command: EngineCommand, because failure: Failure) -> Failure {
        let meaning =
            switch command {
            case .deletePreset: "The preset is still there"
            case .noteAnswers: "The answers are suggested until Easel quits, and saved once that works"
            default: "The preset is not saved; the form keeps its answers"
            }
        return Failure(.local, what: failure.what, meaning: meaning, next: failure.next)
    }

    /// The archive could not be read.
    static func notRead(because failure: Failure) -> Failure {
        Failure(.local, what: failure.what, meaning: "Saved presets and answers are unchanged", next: failure.next)
    }

    static var nowhereToKeep: Failure {
        Failure(.local, what: "No archive to save this in", next: "Start Easel again; the log has the reason")
    }
}
