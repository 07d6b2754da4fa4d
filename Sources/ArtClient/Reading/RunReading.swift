import JSON
import Domain

/// Parses reports of runs.
enum RunReading {
    /// Parses a run of artinstring, from the list or a single response.
    ///
    /// - `id`: The requested id, for a response that does not repeat it.
    static func artinstring(_ json: JSON, id: String? = nil, redaction: Redaction) throws(Unreadable) -> RunReport {
        let id = try json.runID("runId", or: id)
        let (phase, status) = status(of: json, redaction)
        return RunReport(
            remoteID: id, phase: phase, rawStatus: status, createdAt: json.moment("createdAt"),
            completedAt: json.moment("completedAt"), output: OutputReading.artinstring(json["output"]),
            failureText: failureText(json["error"], redaction), title: json.text("promptTitle"),
            promptID: json.id("promptId"), promptSlug: json.text("promptSlug"),
            modality: json.text("modality").map(Modality.init(rawValue:)))
    }

    /// Parses a generation of Antekirt. Conversions share their parent's row, so its status shows which is running.
    static func antekirt(_ json: JSON, id: String? = nil, redaction: Redaction) throws(Unreadable) -> RunReport {
        let id = try json.runID("generationId", or: id)
        let (phase, status) = status(of: json, redaction)
        let modality: Modality =
            switch status.lowercased() {
            case Conversion.svg.status: .vector
            case Conversion.video.status: .video
            default: .image
            }
        let (artist, outputs) = (json["artist"], json["outputs"])
        return RunReport(
            remoteID: id, phase: phase, rawStatus: status, createdAt: json.moment("createdAt"),
            completedAt: json.moment("completedAt", "updatedAt"), output: OutputReading.antekirt(outputs),
            svg: OutputReading.file(outputs?["svg"]), video: OutputReading.file(outputs?["video"]),
            failureText: failureText(json.given("error") ?? json["failureReason"], redaction),
            // The request's prompt: shortened, it could not be compared with a request.
            title: json.text("prompt", limit: Bounds.prose),
            artistID: artist?.id("id"), artistName: artist?.text("name"),
            artistPictureURL: artist?.address("profilePictureUrl"), modality: modality)
    }

    /// Parses a frame of a run's stream; nil for a frame without news of the run.
    static func frame(_ data: Span<UInt8>, of id: String, redaction: Redaction) -> RunReport? {
        guard let json = try? JSONParser.parse(data), json.object != nil,
            json.text("status") != nil || json.given("error") != nil
        else { return nil }
        var report = try? artinstring(json, id: id, redaction: redaction)
        // The stream was opened for this run, whatever id a frame has.
        report?.remoteID = id
        return report
    }

    /// The phase and the service's word for it. A known word cannot contain a credential.
    private static func status(of json: JSON, _ redaction: Redaction) -> (Phase?, String) {
        guard let word = json.text("status") else { return (nil, "") }
        let phase = Phase(status: word)
        return (phase, phase == nil ? redaction.text(word, limit: 60) : word)
    }

    /// The reason of a failure, from any JSON.
    private static func failureText(_ json: JSON?, _ redaction: Redaction) -> String? {
        guard let json, !json.isNull else { return nil }
        let text = json.lenientString ?? json.text("message", "error", "code") ?? json.prettyText
        return text.isEmpty ? nil : redaction.text(text)
    }
}

extension JSON {
    /// Returns the id of a run, or `known` where the row has none.
    fileprivate func runID(_ other: String, or known: String?) throws(Unreadable) -> String {
        do throws(Unreadable) {
            return try rowID("id", other)
        } catch {
            guard object != nil, let known else { throw error }
            return known
        }
    }
}
