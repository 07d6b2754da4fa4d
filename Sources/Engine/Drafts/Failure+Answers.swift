import Domain

extension Failure {
    /// A preset or answers could not be written, as `command` asks.
    static func notKept(_ command: EngineCommand, because failure: Failure) -> Failure {
        let meaning =
            switch command {
            case .deletePreset: "The preset is still there"
            case .noteAnswers: "The answers are suggested for as long as Easel runs, and written when that works"
            default: "The preset is not kept; the form still holds its answers"
            }
        return Failure(.local, what: failure.what, meaning: meaning, next: failure.next)
    }

    /// What is kept could not be read.
    static func notRead(because failure: Failure) -> Failure {
        Failure(.local, what: failure.what, meaning: "What is kept stays as it is", next: failure.next)
    }

    static var nowhereToKeep: Failure {
        Failure(.local, what: "Easel has no archive to keep this in", next: "Start again; the log says why")
    }
}
