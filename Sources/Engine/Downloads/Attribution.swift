import ArtClient
import JSON
import Domain

/// The JSON file that lies beside each file: what it was made from, by whom and for how much, so that attribution and
/// rights stay with it.
struct Attribution: Sendable {
    let run: Run
    /// The request, when it was sent from here.
    var request: Request?
    /// The entry it was made from, where it is known.
    var entry: CatalogEntry?

    /// The document for the file `name`, which was read from `piece`.
    func document(for name: String, of piece: RunPiece, format: String, byteCount: Int, savedAt: Timestamp) -> JSON {
        var file = JSONObject()
        file["name"] = .string(name)
        file["format"] = .string(format)
        file["byteCount"] = .number(JSONNumber(byteCount))
        if case .file(let url) = piece.content { file["host"] = OutputReader.host(of: url).map(JSON.string) }

        var document = JSONObject()
        document["title"] = .string(run.title)
        document["prompt"] = request?.shownBody["prompt"]
        document["variables"] = request?.shownBody["vars"].map(withoutSecrets)
        document["request"] = request.map { withoutSecrets($0.shownBody) }
        document["service"] = .string(run.service.rawValue)
        document["run"] = run.remoteID.map(JSON.string)
        document["requestID"] = request.map { .string($0.id.value) }
        document["entry"] = (run.entry ?? request?.entry).map {
            ["kind": .string($0.kind.rawValue), "id": .string($0.value)]
        }
        document["artist"] = artist
        document["model"] = entry?.modelName.map(JSON.string)
        document["provider"] = entry?.provider.map(JSON.string)
        document["modality"] = .string(run.modality.rawValue)
        document["cost"] = run.cost?.json
        document["createdAt"] = run.createdAt.map { .string($0.rfc3339) }
        document["endedAt"] = run.endedAt.map { .string($0.rfc3339) }
        document["savedAt"] = .string(savedAt.rfc3339)
        document["file"] = .object(file)
        return .object(document)
    }

    private var artist: JSON? {
        if let artist = entry?.artist { return ["id": .string(artist.id), "name": .string(artist.name)] }
        guard let id = run.entry ?? request?.entry, id.kind == .artist else { return nil }
        return ["id": .string(id.value), "name": .string(entry?.title ?? run.title)]
    }

    // MARK: secrets

    /// Parts of names that stand for a secret, once hyphens and underscores are out of them.
    private static let secretWords = [
        "apikey", "accesskey", "privatekey", "token", "secret", "password", "passwd", "credential", "authorization",
    ]
    /// The prefixes of well-known credentials.
    private static let secretPrefixes = ["arti_", "ak_", "sk-", "r8_", "hf_", "bearer "]

    /// `json` without what looks like a secret, though no field said so.
    private func withoutSecrets(_ json: JSON) -> JSON {
        switch json {
        case .object(let members):
            .object(
                JSONObject(
                    members.filter { !isSecret($0.name, $0.value) }.map { ($0.name, withoutSecrets($0.value)) }))
        case .array(let elements): .array(elements.filter { !isSecret("", $0) }.map(withoutSecrets))
        default: json
        }
    }

    private func isSecret(_ name: String, _ value: JSON) -> Bool {
        let plain = name.lowercased().filter { $0 != "_" && $0 != "-" }
        if Self.secretWords.contains(where: plain.contains) { return true }
        guard let text = value.string?.lowercased() else { return false }
        return Self.secretPrefixes.contains(where: text.hasPrefix)
    }
}
