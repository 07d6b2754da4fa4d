import Domain

/// Reads what came out of a run; nil where nothing did.
enum OutputReading {
    /// artinstring's `output`: `{url, text, mime}`, each of which may be missing, a bare address or text, or a list.
    static func artinstring(_ json: JSON?) -> Output? {
        var output = Output()
        func add(_ json: JSON) {
            switch json {
            case .string(let text) where WebAddress(text) != nil: output.files.append(OutputFile(url: text))
            case .string(let text) where !text.isEmpty: output.text = (output.text.map { $0 + "\n\n" } ?? "") + text
            case .array(let elements): elements.forEach(add)
            case .object:
                if let text = json.text("text") { output.text = (output.text.map { $0 + "\n\n" } ?? "") + text }
                if let file = file(json, format: json.text("mime", "mimeType", "contentType", "format")) {
                    output.files.append(file)
                }
            default: break
            }
        }
        if let json { add(json) }
        return output.isEmpty ? nil : output
    }

    /// Antekirt's `outputs`: images first, then what was made from them ("Generation outputs").
    static func antekirt(_ json: JSON?) -> Output? {
        guard let json else { return nil }
        var rows = json["images"]?.array ?? json["images"].map { [$0] } ?? []
        rows += [json["svg"], json["video"]].compactMap { $0 }
        let files = rows.compactMap { row in
            row.string.map { OutputFile(url: $0) } ?? file(row, format: row.text("format", "mime"))
        }
        return files.isEmpty ? nil : Output(files: files)
    }

    private static func file(_ json: JSON, format: String?) -> OutputFile? {
        json.text("url").map {
            OutputFile(
                url: $0, format: format, width: positive(json.whole("width")), height: positive(json.whole("height")),
                byteCount: positive(json.whole("bytes", "size")))
        }
    }

    private static func positive(_ number: Int?) -> Int? { number.flatMap { $0 > 0 ? $0 : nil } }
}
