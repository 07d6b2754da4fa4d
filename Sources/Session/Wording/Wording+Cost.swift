package import Domain

extension Wording {
    /// Returns a price: `1 image run`, `3 credits`, `billed to your OpenAI key`.
    package static func price(_ cost: Cost) -> String {
        switch cost {
        case .quota(let modality, let runs), .uncounted(let modality, _, let runs):
            plural(runs, "\(modality.rawValue) run")
        case .credits(let credits): plural(credits, "credit")
        case .ownKey(let provider): "billed to your \(Self.provider(provider)) key"
        }
    }

    /// Returns a price for the hint line: `3 credits`, or where it `isBrief` `3 cr`; nil if it is unknown.
    package static func price(_ cost: Cost, isBrief: Bool) -> String? {
        switch cost {
        case .quota: price(cost)
        case .credits(let credits): isBrief ? "\(count(credits)) cr" : price(cost)
        case .uncounted, .ownKey: nil
        }
    }

    /// Returns the proper name of a provider, which the API spells in lower case; other names are unchanged.
    package static func provider(_ name: String) -> String {
        switch name {
        case "replicate": "Replicate"
        case "openai": "OpenAI"
        case "anthropic": "Anthropic"
        default: name
        }
    }

    /// Returns a price with what it is counted on: `1 image run of your quota`, `billed to your openai key, price unknown`.
    package static func priceWithTerms(_ cost: Cost) -> String {
        let terms =
            switch cost {
            case .quota: " of your quota"
            case .uncounted(_, let provider?, _): ", on \(Self.provider(provider)), outside the quota: price unknown"
            case .uncounted(_, nil, _): ", which may count against the quota"
            case .credits: ""
            case .ownKey: ", price unknown"
            }
        return price(cost) + terms
    }

    /// Returns a forecast in the few words that fit beside a price: `188 → 187 left`, `1 left, needs 3, resets Tue 1 Dec`.
    package static func short(_ forecast: BalanceForecast, arrow: String, now: Timestamp) -> String {
        let age = forecast.staleSince.map { " (\(Self.age($0, now: now)))" } ?? ""
        let isInCredits = if case .credits = forecast.cost { true } else { false }
        switch forecast.outcome {
        case .ownKey: return "price unknown"
        case .uncounted(let provider): return "\(Self.provider(provider)), not in your quota"
        case .mayCount: return "may use your quota"
        case .unknown: return isInCredits ? "credits unknown" : "quota unknown"
        case .unlimited: return "no limit"
        case .enough(let left, let after, _): return "\(count(left)) \(arrow) \(count(after)) left\(age)"
        case .short(let left, let needed, _, let resetsAt):
            let amount = isInCredits ? plural(left, "credit") : count(left)
            let words = left > 0 || isInCredits ? "\(amount) left, needs \(count(needed))" : "none left"
            guard age.isEmpty else { return words + age }
            let reset = resetsAt.map { weekdayAndDay($0, now: now) }
            return words + (reset.map { left > 0 ? ", resets \($0)" : " until \($0)" } ?? "")
        }
    }

    /// Returns what is left after a request, for the end of a sentence: `186 left`, `1 left, needs 3`.
    package static func remainder(_ forecast: BalanceForecast, now: Timestamp) -> String {
        if case .enough(_, let after, _) = forecast.outcome { return "\(count(after)) left" }
        return short(forecast, arrow: "", now: now)
    }

    /// Returns a price and its forecast in sentences: `Costs 1 image run. 12 of 200 left.`
    package static func sentences(_ forecast: BalanceForecast, now: Timestamp) -> String {
        let price = "Costs \(price(forecast.cost))."
        let age = forecast.staleSince.map { ", \(Self.age($0, now: now))" } ?? ""
        let isInCredits = if case .credits = forecast.cost { true } else { false }
        func left(_ left: Int, of limit: Int?) -> String {
            let amount = isInCredits ? plural(left, "credit") : count(left)
            return "\(price) \(amount)\(limit.map { " of \(count($0))" } ?? "") left\(age)."
        }
        return switch forecast.outcome {
        case .ownKey: sentence(Self.price(forecast.cost)) + " Price unknown."
        case .uncounted: price + " Only Replicate runs count against the quota; price unknown."
        case .mayCount: price + " Provider unknown: it may count against the quota."
        case .unknown: price + (isInCredits ? " Balance unknown." : " Remaining quota unknown.")
        case .unlimited: price + " No limit."
        case .enough(let before, _, let limit): left(before, of: limit)
        case .short(let before, _, let limit, _):
            left(before, of: limit) + " Not enough: requests over the limit wait in the queue."
        }
    }
}
