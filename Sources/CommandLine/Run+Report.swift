package import JSON
package import Domain

extension Run {
    /// The run for `--json`.
    package var report: JSONObject {
        var object: JSONObject = [
            "id": .string(id.value), "service": .string(service.rawValue), "title": .string(title),
            "phase": .string(phase.rawValue),
        ]
        object["createdAt"] = createdAt.map { .string($0.rfc3339) }
        object["remoteId"] = remoteID.map(JSON.string)
        object["endedAt"] = endedAt.map { .string($0.rfc3339) }
        object["text"] = output?.text.map(JSON.string)
        object["files"] = output.map { .array($0.files.map { ["url": .string($0.url)] }) }
        object["failure"] = failure.map { .string($0.what) }
        return object
    }
}
