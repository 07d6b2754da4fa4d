import JSON
package import Domain

/// The last reading of an account, shown with its age until it is read again. No decision depends on it.
package struct ArchivedAccount: Hashable, Sendable {
    package let account: Account
    /// The moment of the reading, by the local clock.
    package let readAt: Timestamp

    package init(account: Account, readAt: Timestamp) {
        self.account = account
        self.readAt = readAt
    }
}

// The archive's JSON of an account, by the same rules as that of a run.

extension Account {
    var archived: JSON {
        var object = JSONObject()
        object["id"] = id.map(JSON.string)
        object["name"] = name.map(JSON.string)
        object["email"] = email.map(JSON.string)
        object["tier"] = (tier?.rawValue).map(JSON.string)
        object["subscriptionPlan"] = subscriptionPlan.map(JSON.string)
        object["subscriptionStatus"] = subscriptionStatus.map(JSON.string)
        object["currentPeriodEnd"] = currentPeriodEnd?.archived
        object["cancelsAtPeriodEnd"] = cancelsAtPeriodEnd.map(JSON.bool)
        object["quotas"] = quotas.isEmpty ? nil : .array(quotas.map(\.archived))
        object["quotasResetAt"] = quotasResetAt?.archived
        object["quotaNote"] = quotaNote.map(JSON.string)
        object["credits"] = credits.map { .number(JSONNumber($0)) }
        return .object(object)
    }

    init(archived json: JSON) {
        self.init(
            id: json["id"]?.string, name: json["name"]?.string, email: json["email"]?.string,
            tier: (json["tier"]?.string).map(Tier.init(rawValue:)), subscriptionPlan: json["subscriptionPlan"]?.string,
            subscriptionStatus: json["subscriptionStatus"]?.string,
            currentPeriodEnd: json["currentPeriodEnd"].flatMap(Timestamp.init(archived:)),
            cancelsAtPeriodEnd: json["cancelsAtPeriodEnd"]?.bool,
            quotas: (json["quotas"]?.array ?? []).compactMap(Quota.init(archived:)),
            quotasResetAt: json["quotasResetAt"].flatMap(Timestamp.init(archived:)),
            quotaNote: json["quotaNote"]?.string, credits: json["credits"]?.lenientInt)
    }
}

extension Quota {
    fileprivate var archived: JSON {
        var object = JSONObject()
        object["modality"] = .string(modality.rawValue)
        object["used"] = used.map { .number(JSONNumber($0)) }
        object["limit"] = limit.map { .number(JSONNumber($0)) }
        object["remaining"] = remaining.map { .number(JSONNumber($0)) }
        object["isUnlimited"] = isUnlimited ? true : nil
        object["isExhausted"] = .bool(isExhausted)
        return .object(object)
    }

    fileprivate init?(archived json: JSON) {
        guard let modality = json["modality"]?.string else { return nil }
        self.init(
            modality: Modality(rawValue: modality), used: json["used"]?.lenientInt, limit: json["limit"]?.lenientInt,
            isUnlimited: json["isUnlimited"]?.bool ?? false, remaining: json["remaining"]?.lenientInt,
            isExhausted: json["isExhausted"]?.bool ?? false)
    }
}
