package import JSON

/// The price of a request.
package enum Cost: Hashable, Sendable {
    /// Runs of a modality's quota, which counts runs on Replicate only (artinstring, `GET /api/v1/me/quotas`).
    case quota(Modality, runs: Int)
    /// Runs of undocumented price: on another provider without a key of the user's own, which no quota counts, or on an
    /// unknown provider (nil), which a quota may count.
    case uncounted(Modality, provider: String?, runs: Int)
    /// Credits, deducted at once and not refunded (Antekirt, "Credits").
    case credits(Int)
    /// Billed to the user's own key at a provider, at an unknown price.
    case ownKey(provider: String)
}

extension Cost {
    /// The cost for `--json`: `quota` and `runs`, `credits`, or `ownKey`; `runs`, `modality`, `provider` and
    /// `countsOnQuota` (null where unknown) where no quota is known to count it.
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

    /// Returns the cost of `count` such requests, saturating at `Int.max`.
    package func times(_ count: Int) -> Cost {
        switch self {
        case .quota(let modality, let runs): .quota(modality, runs: runs.multipliedWithSaturation(by: count))
        case .credits(let credits): .credits(credits.multipliedWithSaturation(by: count))
        case .uncounted(let modality, let provider, let runs):
            .uncounted(modality, provider: provider, runs: runs.multipliedWithSaturation(by: count))
        case .ownKey: self
        }
    }

    /// Returns the price of a run of `entry` by the services' documents.
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
