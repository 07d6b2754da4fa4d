package import JSON

/// What a request takes from the user's account.
package enum Cost: Hashable, Sendable {
    /// Runs from a modality's quota, which counts Replicate's runs alone (artinstring, `GET /api/v1/me/quotas`).
    case quota(Modality, runs: Int)
    /// Runs that no document says what they cost: those of another provider without a key of the user's own, which no
    /// quota counts, and those of a provider that is not told (nil), which one may count.
    case uncounted(Modality, provider: String?, runs: Int)
    /// Credits, at once and not refunded (Antekirt, "Credits").
    case credits(Int)
    /// Billed to the user's own key at a provider, at a price we do not know.
    case ownKey(provider: String)
}

extension Cost {
    /// For programs: `quota` and `runs`, `credits` or `ownKey`; `runs`, `modality`, `provider` and `countsOnQuota`
    /// where no quota is known to count it.
    package var json: JSON {
        switch self {
        case .quota(let modality, let runs): ["quota": .string(modality.rawValue), "runs": .number(JSONNumber(runs))]
        case .uncounted(let modality, let provider, let runs):
            [
                "runs": .number(JSONNumber(runs)), "modality": .string(modality.rawValue),
                "provider": provider.map(JSON.string) ?? .null, "countsOnQuota": provider == nil ? .null : false,
            ]
        case .credits(let credits): ["credits": .number(JSONNumber(credits))]
        case .ownKey(let provider): ["ownKey": .string(provider)]
        }
    }

    /// What `count` of the same cost together; `Int.max` where that is as much or more.
    package func times(_ count: Int) -> Cost {
        switch self {
        case .quota(let modality, let runs): .quota(modality, runs: runs.multipliedWithSaturation(by: count))
        case .credits(let credits): .credits(credits.multipliedWithSaturation(by: count))
        case .uncounted(let modality, let provider, let runs):
            .uncounted(modality, provider: provider, runs: runs.multipliedWithSaturation(by: count))
        case .ownKey: self
        }
    }

    /// What a run of `entry` costs by the services' documents.
    package static func estimate(for entry: CatalogEntry, useOwnKey: Bool) -> Cost {
        switch entry.id.service {
        case .artinstring:
            if useOwnKey, entry.acceptsOwnKey {
                .ownKey(provider: entry.provider ?? "provider")
            } else if entry.provider == "replicate" {
                .quota(entry.modality, runs: 1)
            } else {
                .uncounted(entry.modality, provider: entry.provider, runs: 1)
            }
        case .antekirt:
            // Antekirt, "Generate Image": costs 3 credits.
            .credits(Request.Action(asking: entry.id).conversion?.credits ?? 3)
        }
    }
}
