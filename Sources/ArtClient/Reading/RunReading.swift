import Domain

/// Reads reports of runs; nil for a row without an id.
enum RunReading {
    /// A run of artinstring, from the list or on its own.
    ///
    /// - Parameter id: Stands in for an answer that does not repeat the id it was asked for.
    static func artinstring(_ json: JSON, id: String? = nil, redaction: Redaction) -> RunReport? {
        guard json.object != nil, let id = json.text("id", "runId") ?? id else { return nil }
        let status = json.text("status").map { redaction.text($0, limit: 60) } ?? ""
        return RunReport(
            remoteID: id, phase: Phase(status: status), rawStatus: status, createdAt: json.moment("createdAt"),
            completedAt: json.moment("completedAt"), output: OutputReading.artinstring(json["output"]),
            failureText: failureText(json["error"], redaction), title: json.text("promptTitle"),
            promptID: json.text("promptId"), promptSlug: json.text("promptSlug"),
            modality: json.text("modality").map(Modality.init(rawValue:)))
    }

    /// A generation of Antekirt. Conversions share their parent's row, so its status tells what is being made.
    static func antekirt(_ json: JSON, id: String? = nil, redaction: Redaction) -> RunReport? {
        guard json.object != nil, let id = json.text("id", "generationId") ?? id else { return nil }
        let status = json.text("status").map { redaction.text($0, limit: 60) } ?? ""
        let modality: Modality =
            switch status {
            case "processing_svg": .vector
            case "processing_video": .video
            default: .image
            }
        return RunReport(
            remoteID: id, phase: Phase(status: status), rawStatus: status, createdAt: json.moment("createdAt"),
            completedAt: json.moment("completedAt", "updatedAt"), output: OutputReading.antekirt(json["outputs"]),
            failureText: failureText(json["error"] ?? json["failureReason"], redaction), title: json.text("prompt"),
            artistID: json["artist"]?.text("id"), artistName: json["artist"]?.text("name"), modality: modality)
    }

    /// What a frame of a run's stream says; nil for a frame that says nothing about it.
    static func frame(_ event: SSEEvent, of id: String, redaction: Redaction) -> RunReport? {
        guard let json = try? JSONParser.parse(event.data), json.object != nil,
            json.text("status") != nil || json["error"].map({ !$0.isNull }) == true
        else { return nil }
        var report = artinstring(json, id: id, redaction: redaction)
        // The stream was opened for this run, whatever a frame calls it.
        report?.remoteID = id
        return report
    }

    /// Any JSON as the reason of a failure.
    private static func failureText(_ json: JSON?, _ redaction: Redaction) -> String? {
        guard let json, !json.isNull else { return nil }
        let text = json.lenientString ?? json.text("message", "error", "code") ?? json.text
        return text.isEmpty ? nil : redaction.text(text)
    }
}
