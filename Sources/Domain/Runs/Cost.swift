/// What a request takes from the user's account.
package enum Cost: Hashable, Sendable {
    /// Runs from a modality's quota.
    case quota(Modality, runs: Int)
    /// Credits, at once and not refunded (Antekirt, "Credits").
    case credits(Int)
    /// Billed to the user's own key at a provider, at a price we do not know.
    case ownKey(provider: String)
}

extension Cost {
    /// For programs and files: `quota` and `runs`, `credits` or `ownKey`.
    package var json: JSON {
        switch self {
        case .quota(let modality, let runs): ["quota": .string(modality.rawValue), "runs": .number(JSONNumber(runs))]
        case .credits(let credits): ["credits": .number(JSONNumber(credits))]
        case .ownKey(let provider): ["ownKey": .string(provider)]
        }
    }

    /// What `count` of the same cost together; `Int.max` where that is as much or more.
    package func times(_ count: Int) -> Cost {
        switch self {
        case .quota(let modality, let runs): .quota(modality, runs: runs.multipliedOrMost(count))
        case .credits(let credits): .credits(credits.multipliedOrMost(count))
        case .ownKey: self
        }
    }

    /// What a run of `entry` costs by the services' documents.
    package static func estimate(for entry: CatalogEntry, useOwnKey: Bool) -> Cost {
        switch entry.id.service {
        case .artinstring:
            useOwnKey && entry.acceptsOwnKey
                ? .ownKey(provider: entry.provider ?? "provider") : .quota(entry.modality, runs: 1)
        case .antekirt:
            // Antekirt, "Generate Image": costs 3 credits.
            .credits(Request.Action(asking: entry.id).conversion?.credits ?? 3)
        }
    }
}
