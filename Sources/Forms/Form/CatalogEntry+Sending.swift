package import Domain
import JSON

extension CatalogEntry {
    /// The reason why no answers whatever make a request of it, at the field of the body; nil where some do.
    ///
    /// Antekirt, "Generate Image": the body requires `artistId`, the "ID of the artist to generate with"; a model that
    /// does not name its own cannot be asked.
    package var sendingProblem: FieldProblem? {
        guard id.kind == .model, artist == nil else { return nil }
        return FieldProblem(
            path: JSONPointer(["artistId"]), reason: "Antekirt names no artist for this model")
    }

    /// The reason why its runs cannot go on the user's own key at a provider, at the field of the body; nil where they
    /// can (artinstring, `POST /api/v1/runs`, `useOwnKey`).
    package var ownKeyProblem: FieldProblem? {
        guard !acceptsOwnKey else { return nil }
        return FieldProblem(
            path: JSONPointer(["useOwnKey"]),
            reason: id.service == .artinstring
                ? "this prompt does not accept your own key" : "\(id.service.name) does not support your own key")
    }

    /// The obstacle that `account` gets no run of it; nil where it does, or where that is not known.
    package func tierObstacle(for account: Account?) -> SendObstacle? {
        guard let tier, let own = account?.tier, own.covers(tier) == false else { return nil }
        return .tier(required: tier, own: own)
    }
}
