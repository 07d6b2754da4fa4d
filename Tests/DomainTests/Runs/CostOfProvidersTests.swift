import Domain
import Testing

/// "limits are Replicate-routed only; bring-your-own-key runs are uncapped" (artinstring, `GET /api/v1/me/quotas`).
struct CostOfProvidersTests {
    @Test(
        arguments: [
            ("replicate", false, .quota(.video, runs: 1)), ("replicate", true, .quota(.video, runs: 1)),
            ("fal", false, .uncounted(.video, provider: "fal", runs: 1)), ("fal", true, .ownKey(provider: "fal")),
            (nil, false, .uncounted(.video, provider: nil, runs: 1)),
            (nil, true, .uncounted(.video, provider: nil, runs: 1)),
        ] as [(String?, Bool, Cost)])
    func onlyWhatReplicateRunsIsPricedAgainstTheQuota(provider: String?, ownKey: Bool, cost: Cost) {
        let entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Owl", modality: .video,
            provider: provider)
        #expect(Cost.estimate(for: entry, useOwnKey: ownKey) == cost)
        let spent = Account(quotas: [Quota(modality: .video, used: 30, limit: 30)])
        #expect(spent.isTooLow(for: cost) == (provider == "replicate"))
        #expect(cost.times(3).spending.runs == (ownKey && provider == "fal" ? 1 : 3))
    }

    @Test func theArtistIsSentNotTheModel() {
        let artist = CatalogEntry.Artist(id: "a", name: "Ana")
        func entry(_ service: Service, _ kind: CatalogEntry.Kind, _ artist: CatalogEntry.Artist?) -> CatalogEntry {
            CatalogEntry(id: EntryID(service: service, kind: kind, value: "x"), title: "X", artist: artist)
        }
        #expect(entry(.antekirt, .model, artist).sendingNote?.hasSuffix("only its artist: Ana") == true)
        #expect(entry(.antekirt, .model, nil).sendingNote?.hasPrefix("The model is not sent") == true)
        #expect(entry(.antekirt, .artist, artist).sendingNote == nil)
        #expect(entry(.artinstring, .prompt, nil).sendingNote == nil)
    }
}
