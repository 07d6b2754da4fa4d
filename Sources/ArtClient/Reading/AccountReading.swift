import Domain

/// Reads what a service says of an account.
enum AccountReading {
    /// artinstring's account from `GET /api/v1/me` and `GET /api/v1/me/quotas`, either of which may be missing.
    static func artinstring(me: JSON?, quotas: JSON?) -> Account {
        let me = me?.unwrapped("user")
        return Account(
            name: me?.text("email", "username", "id"),
            tier: (me?.text("tier") ?? quotas?.text("tier")).map(Tier.init(rawValue:)),
            quotas: readQuotas(quotas?["quotas"]),
            quotasResetAt: quotas?.moment("resetsAt"))
    }

    /// Antekirt's account (`GET /api/v1/account/me`).
    static func antekirt(_ json: JSON) -> Account {
        let data = json.unwrapped("data")
        return Account(name: data.text("username", "email"), credits: data.whole("credits"))
    }

    /// Quotas by modality, in the service's order. Modalities may be added, and a limit of null, zero or less
    /// means that there is none we understand.
    private static func readQuotas(_ json: JSON?) -> [Quota] {
        var rows = json?.object.map { Array($0) } ?? []
        if rows.isEmpty { rows = json?.array?.compactMap { row in row.text("modality").map { ($0, row) } } ?? [] }
        return rows.compactMap { name, row in
            guard
                let used = row.whole("used")
                    ?? row.whole("limit").flatMap({ limit in
                        row.whole("remaining").map { limit - $0 }
                    })
            else { return nil }
            let limit = row.whole("limit").flatMap { $0 > 0 ? $0 : nil }
            let isSpent = limit != nil && row.whole("remaining").map { $0 <= 0 } == true
            return Quota(
                modality: Modality(rawValue: name), used: used, limit: limit,
                isExhausted: row["exhausted"]?.lenientBool == true || isSpent)
        }
    }
}
