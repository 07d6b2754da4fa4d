import JSON
import Domain

// The archive's JSON of runs. Nil members are left out and unknown members ignored, so that files of older and newer
// versions can be read.

extension Run {
    var archived: JSON {
        var object = JSONObject()
        object["id"] = .string(id.value)
        object["service"] = .string(service.rawValue)
        object["remoteID"] = remoteID.map(JSON.string)
        object["title"] = .string(title)
        object["detail"] = detail.map(JSON.string)
        object["modality"] = .string(modality.rawValue)
        object["phase"] = .string(phase.rawValue)
        object["createdAt"] = createdAt?.archived
        object["endedAt"] = endedAt?.archived
        object["output"] = output?.archived
        object["failure"] = failure?.archived
        object["cost"] = cost?.archived
        object["isOurs"] = .bool(isOurs)
        object["entry"] = entry?.archived
        object["conversion"] = conversion?.archived
        return .object(object)
    }

    init?(archived json: JSON) {
        guard let id = json["id"]?.string, let service = json["service"]?.string.flatMap(Service.init),
            let title = json["title"]?.string, let phase = json["phase"]?.string.flatMap(Phase.init)
        else { return nil }
        self.init(
            id: RunID(id), service: service, remoteID: json["remoteID"]?.string, title: title,
            detail: json["detail"]?.string,
            modality: Modality(rawValue: json["modality"]?.string ?? Modality.image.rawValue), phase: phase,
            createdAt: json["createdAt"].flatMap(Timestamp.init(archived:)),
            endedAt: json["endedAt"].flatMap(Timestamp.init(archived:)),
            output: json["output"].map(Output.init(archived:)),
            failure: json["failure"].flatMap(Failure.init(archived:)), cost: json["cost"].flatMap(Cost.init(archived:)),
            isOurs: json["isOurs"]?.bool ?? false, entry: json["entry"].flatMap(EntryID.init(archived:)),
            conversion: json["conversion"].flatMap(ConversionTrace.init(archived:)))
    }
}

extension ConversionTrace {
    fileprivate var archived: JSON {
        var object = JSONObject()
        object["kind"] = .string(conversion.rawValue)
        object["addressBefore"] = addressBefore.map(JSON.string)
        object["hasBegun"] = .bool(hasBegun)
        object["quietSince"] = quietSince?.archived
        return .object(object)
    }

    fileprivate init?(archived json: JSON) {
        guard let conversion = json["kind"]?.string.flatMap(Conversion.init) else { return nil }
        self.init(
            conversion, addressBefore: json["addressBefore"]?.string, hasBegun: json["hasBegun"]?.bool ?? false,
            quietSince: json["quietSince"].flatMap(Timestamp.init(archived:)))
    }
}

extension Timestamp {
    var archived: JSON { .number(JSONNumber(Int(milliseconds))) }

    init?(archived json: JSON) {
        guard let milliseconds = json.lenientInt else { return nil }
        self.init(milliseconds: Int64(milliseconds))
    }
}

extension Output {
    var archived: JSON {
        var object = JSONObject()
        object["text"] = text.map(JSON.string)
        object["files"] = .array(files.map(\.archived))
        return .object(object)
    }

    init(archived json: JSON) {
        self.init(
            text: json["text"]?.string, files: (json["files"]?.array ?? []).compactMap(OutputFile.init(archived:)))
    }
}

extension OutputFile {
    var archived: JSON {
        var object = JSONObject()
        object["url"] = .string(url)
        object["format"] = format.map(JSON.string)
        object["width"] = width.map { .number(JSONNumber($0)) }
        object["height"] = height.map { .number(JSONNumber($0)) }
        object["byteCount"] = byteCount.map { .number(JSONNumber($0)) }
        return .object(object)
    }

    init?(archived json: JSON) {
        guard let url = json["url"]?.string else { return nil }
        self.init(
            url: url, format: json["format"]?.string, width: json["width"]?.lenientInt,
            height: json["height"]?.lenientInt, byteCount: json["byteCount"]?.lenientInt)
    }
}

extension Cost {
    var archived: JSON {
        switch self {
        case .quota(let modality, let runs):
            ["quota": .string(modality.rawValue), "runs": .number(JSONNumber(runs))]
        case .credits(let credits): ["credits": .number(JSONNumber(credits))]
        case .uncounted(let modality, let provider, let runs):
            [
                "uncounted": .string(modality.rawValue), "runs": .number(JSONNumber(runs)),
                "provider": provider.map(JSON.string) ?? .null,
            ]
        case .ownKey(let provider): ["ownKey": .string(provider)]
        }
    }

    init?(archived json: JSON) {
        // A negative cost would enlarge a budget.
        if let modality = json["quota"]?.string, let runs = json["runs"]?.lenientInt, runs >= 0 {
            self = .quota(Modality(rawValue: modality), runs: runs)
        } else if let modality = json["uncounted"]?.string, let runs = json["runs"]?.lenientInt, runs >= 0 {
            self = .uncounted(Modality(rawValue: modality), provider: json["provider"]?.string, runs: runs)
        } else if let credits = json["credits"]?.lenientInt, credits >= 0 {
            self = .credits(credits)
        } else if let provider = json["ownKey"]?.string {
            self = .ownKey(provider: provider)
        } else {
            return nil
        }
    }
}

extension JSON {
    /// Parses JSON that the archive wrote; nil for anything else.
    ///
    /// The depth limit is twice that of the client, since a schema is nested in its entry and its section; the size
    /// limit is four times that of a response, since writing may escape characters.
    init?(archivedText text: String) {
        guard
            let json = try? JSONParser.parse(
                text.utf8, limits: JSONLimits(bytes: 128 << 20, depth: 128, values: 4_000_000))
        else {
            return nil
        }
        self = json
    }
}
