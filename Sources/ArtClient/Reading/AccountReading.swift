import JSON
import Domain

/// Parses accounts.
enum AccountReading {
    /// Parses artinstring's account from `GET /api/v1/me` and `GET /api/v1/me/quotas`, either of which may be missing.
    static func artinstring(me: JSON?, quotas: JSON?) -> Account {
        let me = me?.unwrapped("user")
        return Account(
            id: me?.id("id"),
            name: me?.text("email", "username", "id"),
            email: me?.text("email"),
            tier: (me?.text("tier") ?? quotas?.text("tier")).map(Tier.init(rawValue:)),
            subscriptionStatus: me?.text("subscriptionStatus"),
            currentPeriodEnd: me?.moment("currentPeriodEnd"),
            cancelsAtPeriodEnd: me?["cancelAtPeriodEnd"]?.lenientBool,
            quotas: readQuotas(quotas?["quotas"]),
            quotasResetAt: quotas?.moment("resetsAt"),
            quotaNote: quotas?.text("note"))
    }

    /// Parses Antekirt's account (`GET /api/v1/account/me`).
    static func antekirt(_ json: JSON) -> Account {
        let data = json.unwrapped("data")
        return Account(
            id: data.id("id"),
            name: data.text("username", "email"),
            email: data.text("email"),
            subscriptionPlan: data.text("subscriptionPlan"),
            subscriptionStatus: data.text("subscriptionStatus"),
            credits: data.whole("credits"))
    }

    /// Parses one of an account's keys (`GET /api/v1/account/api-keys`).
    static func apiKey(_ json: JSON) throws(Unreadable) -> APIKey {
        APIKey(
            id: try json.rowID("id"), name: json.text("name"), maskedKey: json.text("keyMasked"),
            createdAt: json.moment("createdAt"), lastUsedAt: json.moment("lastUsedAt"),
            isActive: json["isActive"]?.lenientBool)
    }

    /// The quotas by modality, in the service's order. Modalities may be added. A limit of zero leaves nothing; null or
    /// a negative one means no limit; a missing one is unknown.
    private static func readQuotas(_ json: JSON?) -> [Quota] {
        var rows = json?.object.map { Array($0.prefix(Bounds.parts)) } ?? []
        if rows.isEmpty {
            rows = (json?.array ?? []).prefix(Bounds.parts).compactMap { row in row.text("modality").map { ($0, row) } }
        }
        return rows.compactMap { name, row in
            let limit = row.whole("limit")
            let isNone = limit.map { $0 < 0 } ?? (row["limit"]?.isNull == true)
            return Quota(
                modality: Modality(rawValue: name.cut(to: Bounds.line)), reportedUsed: row.count("used"),
                limit: isNone ? nil : limit, saysNoLimit: isNone, remaining: row.whole("remaining"),
                saysExhausted: row["exhausted"]?.lenientBool)
        }
    }
}
