import JSON
import Domain

// The archive's JSON of what is known of a request, by the same rules as that of a run.

extension SendSnapshot {
    var archived: JSON {
        var object = JSONObject()
        object["sentAt"] = sentAt.archived
        object["serverSentAt"] = serverSentAt?.archived
        object["spentBefore"] = spentBefore.map { .number(JSONNumber($0)) }
        object["knownRuns"] = .array(knownRuns.sorted().map(JSON.string))
        object["generation"] = generation?.archived
        if !knowsList { object["knowsList"] = false }
        return .object(object)
    }

    init?(archived json: JSON) {
        guard let sentAt = json["sentAt"].flatMap(Timestamp.init(archived:)) else { return nil }
        self.init(
            sentAt: sentAt, serverSentAt: json["serverSentAt"].flatMap(Timestamp.init(archived:)),
            spentBefore: json["spentBefore"]?.lenientInt,
            knownRuns: Set((json["knownRuns"]?.array ?? []).compactMap(\.string)),
            generation: json["generation"].flatMap(GenerationState.init(archived:)),
            knowsList: json["knowsList"]?.bool ?? true)
    }
}

extension GenerationState {
    fileprivate var archived: JSON {
        var object = JSONObject()
        object["status"] = .string(status)
        object["address"] = address.map(JSON.string)
        return .object(object)
    }

    fileprivate init?(archived json: JSON) {
        guard let status = json["status"]?.string else { return nil }
        self.init(status: status, address: json["address"]?.string)
    }
}

extension OutcomeQuestion {
    var archived: JSON {
        var object: JSONObject = ["candidates": .array(candidates.map(\.archived)), "witness": .string(evidence.word)]
        switch lookup {
        case .whole: break
        case .partial(let reason): object["readInPart"] = .string(reason)
        case .failed(let failure): object["unread"] = failure.archived
        }
        return .object(object)
    }

    init(archived json: JSON) {
        let evidence = json["witness"]?.string
        self.init(
            candidates: (json["candidates"]?.array ?? []).compactMap(Candidate.init(archived:)),
            evidence: [BalanceEvidence.spent, .unspent].first { $0.word == evidence } ?? .inconclusive,
            lookup: json["unread"].flatMap(Failure.init(archived:)).map(Lookup.failed)
                ?? json["readInPart"]?.string.map(Lookup.partial) ?? .whole)
    }
}

extension OutcomeQuestion.BalanceEvidence {
    fileprivate var word: String {
        switch self {
        case .spent: "spent"
        case .unspent: "unspent"
        case .inconclusive: "silent"
        }
    }
}

extension OutcomeQuestion.Candidate {
    fileprivate var archived: JSON {
        var object = JSONObject()
        object["remoteID"] = .string(remoteID)
        object["title"] = title.map(JSON.string)
        object["createdAt"] = createdAt?.archived
        object["phase"] = (phase?.rawValue).map(JSON.string)
        return .object(object)
    }

    fileprivate init?(archived json: JSON) {
        guard let remoteID = json["remoteID"]?.string else { return nil }
        self.init(
            remoteID: remoteID, title: json["title"]?.string,
            createdAt: json["createdAt"].flatMap(Timestamp.init(archived:)),
            phase: json["phase"]?.string.flatMap(Phase.init))
    }
}
