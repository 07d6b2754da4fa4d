package import Domain
package import JSON

extension Form {
    /// The form of `entry` filled by values by name, as `easel run` takes them.
    ///
    /// - `variables`: The values by name. Texts that spell numbers and truth values count as those where the schema
    ///   wants them; alternatives in a text are text.
    /// - `usesOwnKey`: Whether the run goes on the user's own key at the provider. Where the entry takes none, that
    ///   keeps the form from being sent.
    package init(_ entry: CatalogEntry, variables: JSONObject, usesOwnKey: Bool) {
        self.init(entry, isLiteral: true, wantsOwnKey: usesOwnKey && !entry.acceptsOwnKey)
        let body = Self.body(of: variables, for: entry, usesOwnKey: usesOwnKey)
        put(tree.answers(from: body, coerces: .texts), at: nil, weight: 64)
    }

    /// The body that `variables` ask for, before the schema is looked at.
    package static func body(of variables: JSONObject, for entry: CatalogEntry, usesOwnKey: Bool) -> JSON {
        var body: JSONObject
        switch entry.id.service {
        // artinstring, `POST /api/v1/runs`.
        case .artinstring:
            body = ["promptId": .string(entry.id.value), "vars": .object(variables)]
            if usesOwnKey, entry.acceptsOwnKey { body["useOwnKey"] = true }
        // Antekirt, "Generate Image".
        case .antekirt:
            body = variables
            body["artistId"] = .string(entry.artist?.id ?? entry.id.value)
        }
        return .object(body)
    }
}
