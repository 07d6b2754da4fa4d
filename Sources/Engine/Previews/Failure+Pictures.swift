import Domain

/// The reasons why there is no picture.
extension Failure {
    static var noFile: Failure {
        Failure(.local, what: "No file to show", meaning: "", next: "")
    }

    static func unknownFormat(_ format: String?) -> Failure {
        Failure(
            .local, what: "The file has an unsupported type\(format.map { " (\($0))" } ?? "")",
            meaning: "Other programs may open it", next: "Open its address")
    }

    static func of(_ problem: PictureTools.Problem, _ tool: String, for things: String) -> Failure {
        switch problem {
        case .missing: missing(tool, for: things)
        case .failed: unreadable
        case .notStarted(let why):
            Failure(
                .local, what: "The picture cannot be shown: \(why)", meaning: "Other programs may open the file",
                next: "Open its address")
        }
    }

    private static func missing(_ tool: String, for things: String) -> Failure {
        Failure(
            .local, what: "\(tool) is not installed", meaning: "Easel needs it to show \(things)",
            next: "apt-get install \(tool)")
    }

    static var unreadable: Failure {
        Failure(
            .local, what: "The picture could not be read", meaning: "The file may be damaged",
            next: "Open its address")
    }

    static var tooSlow: Failure {
        Failure(
            .local, what: "Rendering the picture took too long", meaning: "Other programs may open it",
            next: "Open its address")
    }
}
