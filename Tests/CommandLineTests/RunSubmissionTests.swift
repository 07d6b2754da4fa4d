import Forms
import JSON
import Domain
import Testing

@testable import CommandLine

struct RunSubmissionTests {
    private static let owl: CatalogEntry = {
        var entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-1"), title: "Stoic Owl", modality: .image)
        entry.provider = "fal"
        entry.schema = [
            "type": "object",
            "properties": [
                "subject": ["type": "string", "minLength": 3], "steps": ["type": "integer", "maximum": 50],
                "upscale": ["type": "boolean"], "mood": ["enum": ["calm", "stern"]],
            ], "required": ["subject"],
        ]
        return entry
    }()

    @Test func valuesAreCoercedByTheSchema() {
        let order = RunSubmission(
            entry: Self.owl, variables: ["subject": "an owl", "steps": "30", "upscale": "true", "mood": "stern"],
            usesOwnKey: false)
        #expect(order.complaints.isEmpty)
        #expect(
            order.body == [
                "promptId": "p-1",
                "vars": ["subject": "an owl", "steps": 30, "upscale": true, "mood": "stern"],
            ])
        #expect(order.cost == .uncounted(.image, provider: "fal", runs: 1), "the quota is of Replicate's runs")
    }

    /// What is given as a number or a truth value is not made a text in silence.
    @Test(arguments: [3, true, -7] as [JSON])
    func aNumberForATextStaysOneAndIsRefused(value: JSON) {
        let order = RunSubmission(entry: Self.owl, variables: ["subject": value], usesOwnKey: false)
        #expect(order.body["vars"]?["subject"] == value)
        #expect(order.report.problems.map(\.path.text) == ["/vars/subject"], "\(order.complaints)")
        #expect(order.obstacle(anyway: false) != nil)
    }

    @Test func aValueSentAsTextIsReported() {
        var entry = Self.owl
        entry.schema = ["type": "object", "properties": ["size": ["enum": ["256", "512"]]]]
        let order = RunSubmission(entry: entry, variables: ["size": 512], usesOwnKey: false)
        #expect(order.body["vars"]?["size"] == "512" && order.complaints.isEmpty)
        #expect(order.advice == ["/vars/size: 512 is sent as text “512”"])
        #expect(RunSubmission(entry: entry, variables: ["size": "512"], usesOwnKey: false).advice.isEmpty)
    }

    @Test func omittedVariablesAreNotSent() {
        let order = RunSubmission(entry: Self.owl, variables: ["subject": "an owl"], usesOwnKey: false)
        #expect(order.body == ["promptId": "p-1", "vars": ["subject": "an owl"]])
    }

    @Test(
        arguments: [
            ([:], "/vars/subject: required"), (["subject": "ow"], "/vars/subject: needs 1 more character (2/3)"),
            (["subject": "owl", "steps": "99"], "/vars/steps: must be at most 50"),
        ] as [(JSONObject, String)])
    func eachCheckNamesItsField(variables: JSONObject, complaint: String) {
        let order = RunSubmission(entry: Self.owl, variables: variables, usesOwnKey: false)
        #expect(order.complaints == [complaint])
        #expect(order.json["problems"]?[0]?["path"]?.string.map(complaint.hasPrefix) == true)
    }

    @Test(
        arguments: [
            (["subject": "an owl"], []),
            (
                ["subject": "an owl", "stepz": 30, "Mood": "calm"],
                ["/vars/stepz: unknown field", "/vars/Mood: unknown field"]
            ),
        ] as [(JSONObject, [String])])
    func anUnknownNameIsReported(variables: JSONObject, advice: [String]) {
        let order = RunSubmission(entry: Self.owl, variables: variables, usesOwnKey: false)
        #expect(order.advice == advice.map { $0 + "; it is sent unchanged" })
        #expect(order.json["advice"]?.array?.count == advice.count)
        #expect(order.complaints.isEmpty, "the schema allows other names")
        #expect(order.body["vars"] == .object(variables))
    }

    @Test func aRejectedNameIsReportedOnce() {
        var strict = Self.owl
        strict.schema = [
            "type": "object", "properties": ["subject": ["type": "string"]], "additionalProperties": false,
        ]
        let order = RunSubmission(entry: strict, variables: ["sbject": "an owl"], usesOwnKey: false)
        #expect(order.report.problems.map(\.path.text) == ["/vars/sbject"])
        #expect(order.advice.isEmpty)
    }

    @Test func onlyFailedChecksCanBeIgnored() {
        let short = RunSubmission(entry: Self.owl, variables: ["subject": "ow"], usesOwnKey: false)
        #expect(short.obstacle(anyway: false) != nil)
        #expect(short.obstacle(anyway: true) == nil)

        var owl = Self.owl
        owl.provider = "replicate"
        let keyed = RunSubmission(entry: owl, variables: ["subject": "an owl"], usesOwnKey: true)
        #expect(keyed.complaints == ["/useOwnKey: this prompt does not accept your own key"])
        #expect(keyed.obstacle(anyway: true) != nil)

        let model = CatalogEntry(
            id: EntryID(service: .antekirt, kind: .model, value: "m-1"), title: "Ana II", modality: .image)
        let order = RunSubmission(entry: model, variables: ["prompt": "a harbour"], usesOwnKey: false)
        #expect(order.complaints == ["/artistId: Antekirt names no artist for this model"])
        #expect(order.obstacle(anyway: true) != nil)
    }

    @Test func anOwnKeyIsSentAndPriced() {
        let order = RunSubmission(entry: Self.owl, variables: ["subject": "an owl"], usesOwnKey: true)
        #expect(order.body["useOwnKey"] == true)
        #expect(order.cost == .ownKey(provider: "fal"))
        #expect(order.complaints.isEmpty)
    }

    @Test func antekirtTakesAPrompt() {
        var artist = CatalogEntry(
            id: EntryID(service: .antekirt, kind: .artist, value: "a-1"), title: "Ana", modality: .image)
        artist.artist = CatalogEntry.Artist(id: "a-1", name: "Ana")
        let order = RunSubmission(entry: artist, variables: ["prompt": "a harbour"], usesOwnKey: false)
        #expect(order.body == ["artistId": "a-1", "prompt": "a harbour"])
        #expect(order.price == "3 credits")
        #expect(RunSubmission(entry: artist, variables: [:], usesOwnKey: false).complaints == ["/prompt: required"])
        #expect(
            RunSubmission(entry: artist, variables: ["prompt": "x"], usesOwnKey: true).complaints.count == 1)
    }

    @Test func aModelsArtistIsReportedBeforeSending() {
        var model = CatalogEntry(
            id: EntryID(service: .antekirt, kind: .model, value: "m-1"), title: "Ana II", modality: .image)
        model.artist = CatalogEntry.Artist(id: "a-1", name: "Ana")
        let order = RunSubmission(entry: model, variables: ["prompt": "a harbour"], usesOwnKey: false)
        #expect(order.body == ["artistId": "a-1", "prompt": "a harbour"])
        #expect(order.complaints.isEmpty)
        #expect(
            order.advice == ["/artistId: The model is not sent, only its artist: Ana"])
    }

    @Test(
        arguments: [
            ("replicate", "1 image run of your quota"),
            ("fal", "1 image run, on fal, outside the quota: price unknown"),
            (nil, "1 image run, which may count against the quota"),
        ] as [(String?, String)])
    func thePriceIsThatOfTheProvider(provider: String?, price: String) {
        var owl = Self.owl
        owl.provider = provider
        #expect(RunSubmission(entry: owl, variables: ["subject": "an owl"], usesOwnKey: false).price == price)
    }
}
