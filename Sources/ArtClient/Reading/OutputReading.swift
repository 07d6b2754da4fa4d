import JSON
import Domain

/// Parses the outputs of runs; nil without any.
enum OutputReading {
    /// Parses artinstring's `output`: `{url, text, mime}`, each of which may be missing, a bare address or text, or a
    /// list.
    static func artinstring(_ json: JSON?) -> Output? {
        var output = Output()
        func addText(_ text: String) {
            if !text.isEmpty { output.text = (output.text.map { $0 + "\n\n" } ?? "") + text }
        }
        func add(_ json: JSON) {
            guard output.files.count < Bounds.parts else { return }
            switch json {
            case .string(let text) where HTTPURL(text) != nil: output.files.append(OutputFile(url: text))
            case .string(let text): addText(text)
            case .array(let elements): elements.forEach(add)
            case .object:
                addText(json["text"]?.lenientString ?? "")
                if let file = file(json) {
                    output.files.append(file)
                } else if let urls = json["url"]?.array ?? json["urls"]?.array {
                    urls.forEach(add)
                }
            default: break
            }
        }
        if let json { add(json) }
        return output.isEmpty ? nil : output
    }

    /// Parses Antekirt's `outputs`: images first, then their conversions ("Generation outputs").
    static func antekirt(_ json: JSON?) -> Output? {
        guard let json else { return nil }
        let images = json["images"]?.array ?? json.array ?? json["images"].map { [$0] } ?? []
        let files =
            images.prefix(Bounds.parts).compactMap { file($0) } + [json["svg"], json["video"]].compactMap { file($0) }
        return files.isEmpty ? nil : Output(files: files)
    }

    /// Parses one file: an object with an address, or the address itself; nil where there is none.
    static func file(_ json: JSON?) -> OutputFile? {
        guard let json, let url = json.string ?? json["url"]?.string, !url.isEmpty else { return nil }
        return OutputFile(
            url: url, format: json.text("mime", "format") ?? json.text("mimeType", "contentType"),
            width: positive(json.whole("width")), height: positive(json.whole("height")),
            byteCount: positive(json.whole("bytes") ?? json.whole("size")))
    }

    private static func positive(_ number: Int?) -> Int? { number.flatMap { $0 > 0 ? $0 : nil } }
}
