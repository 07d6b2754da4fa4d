import Domain

/// Something of a run's output that becomes a file on disk.
struct RunPiece: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case text(String)
        /// A file at this address.
        case file(url: String)
    }

    /// The name by which the archive knows it, without the signature of its address.
    let source: String
    /// From 1.
    let index: Int
    let content: Content

    /// The pieces of `output`: its text, then its files.
    static func all(of output: Output?) -> [RunPiece] {
        var pieces: [RunPiece] = []
        if let text = output?.text {
            pieces.append(RunPiece(source: "text", index: 1, content: .text(text)))
        }
        for file in output?.files ?? [] {
            let isWritten = file.url.prefix(5).lowercased() == "data:"
            let place = isWritten ? "data:" : String(file.url.prefix { $0 != "?" && $0 != "#" })
            pieces.append(RunPiece(source: place, index: pieces.count + 1, content: .file(url: file.url)))
        }
        return pieces
    }
}
