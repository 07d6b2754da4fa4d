import Domain
import Forms
import JSON
import Testing

/// The one rule that says whether a form is sent.
struct FormSendingTests {
    private static let now = Timestamp(milliseconds: 1_700_000_000_000)
    private static let refused = Failure(.notAuthorized, what: "The token was refused")
    private static let free = Account(tier: .free)
    private static let tier = SendObstacle.tier(required: .pro, own: .free)

    private static let owl = CatalogEntry.asking(
        [
            "subject": ["type": "string", "minLength": 3], "steps": ["type": "integer", "maximum": 50],
            "mood": ["enum": ["calm", "stern"]],
        ], required: ["subject"], tier: .pro)

    /// The owl's form with these answers.
    private static func filled(_ edits: [(String, AnswerEdit)]) -> Form {
        var form = Form(owl)
        for (name, edit) in edits { form.answer(name, edit) }
        return form
    }

    private static let whole = filled([("subject", .text("owl"))])
    private static let short = filled([("subject", .text("ow"))])
    private static let shortReason = "must be at least 3 characters (2/3)"

    private static func problem(_ form: Form) -> [FieldProblem] { form.report.problems }

    /// A form whose schema is too large for a frame.
    private static let loading = Form(
        .asking(.object(JSONObject((0..<4000).map { ("field\($0)", ["type": "string", "default": "x"]) }))),
        budget: .frame)

    private static var bare: CatalogEntry {
        var entry = CatalogEntry.asking([:])
        entry.schema = nil
        return entry
    }

    /// A form whose answers came before its schema.
    private static let unread: Form = {
        var form = Form(bare)
        form.fill(.draft(["subject": "owl"]))
        return form
    }()

    private static let nameless = Form(.model(of: nil), variables: ["prompt": "a harbour"], usesOwnKey: false)
    private static let keyed = Form(owl, variables: ["subject": "an owl"], usesOwnKey: true)

    /// A form, what is known of its service, and what keeps it from being sent.
    struct Case: Sendable {
        let form: Form
        var status = ServiceStatus.live
        var account = Observed<Account>.unknown
        var anyway = false
        let obstacle: SendObstacle?
    }

    @Test(arguments: [
        Case(form: whole, obstacle: nil),
        // Nothing is known of the service before it has answered: that holds nothing up.
        Case(form: whole, status: .connecting, obstacle: nil),
        Case(form: whole, status: .offline(Failure(.unavailable, what: "Cannot connect")), obstacle: nil),
        Case(form: whole, status: .unauthorized(refused), obstacle: .unauthorized(refused)),
        Case(form: short, status: .unauthorized(refused), anyway: true, obstacle: .unauthorized(refused)),
        Case(form: loading, obstacle: .loading),
        Case(form: loading, status: .unauthorized(refused), obstacle: .unauthorized(refused)),
        Case(form: unread, obstacle: .schemaUnknown),
        Case(form: unread, anyway: true, obstacle: .schemaUnknown),
        // What asks nothing is sent without its schema.
        Case(form: Form(bare), obstacle: nil),
        Case(
            form: Form(.model(of: CatalogEntry.Artist(id: "a-1", name: "Ana"))),
            obstacle: .checks(
                [FieldProblem(path: JSONPointer(["prompt"]), reason: "required", isMissing: true)], field: "prompt",
                canSendAnyway: true)),
        Case(
            form: nameless,
            obstacle: .entry(
                FieldProblem(path: JSONPointer(["artistId"]), reason: "Antekirt names no artist for this model"))),
        Case(
            form: nameless, anyway: true,
            obstacle: .entry(
                FieldProblem(path: JSONPointer(["artistId"]), reason: "Antekirt names no artist for this model"))),
        Case(
            form: keyed, anyway: true,
            obstacle: .entry(
                FieldProblem(path: JSONPointer(["useOwnKey"]), reason: "this prompt does not accept your own key"))),
        // What only a check says can be left to the service.
        Case(form: short, obstacle: .checks(problem(short), field: "subject", canSendAnyway: true)),
        Case(form: short, anyway: true, obstacle: nil),
        // What is no number yet would be left out of the body.
        Case(
            form: filled([("subject", .text("owl")), ("steps", .text("4x"))]), anyway: true,
            obstacle: .checks(
                problem(filled([("subject", .text("owl")), ("steps", .text("4x"))])), field: "steps",
                canSendAnyway: false)),
        // Runs of a sweep are many.
        Case(
            form: filled([("subject", .text("{a|b}"))]), anyway: true,
            obstacle: .checks(problem(filled([("subject", .text("{a|b}"))])), field: "subject", canSendAnyway: false)),
        Case(form: whole, account: .known(free, asOf: now), obstacle: tier),
        Case(form: short, account: .known(free, asOf: now), anyway: true, obstacle: tier),
        Case(form: whole, account: .known(Account(tier: .pro), asOf: now), obstacle: nil),
        Case(form: whole, account: .known(Account(tier: Tier(rawValue: "patron")), asOf: now), obstacle: nil),
        // What was read before may have changed since.
        Case(form: whole, account: .stale(free, asOf: now), obstacle: nil),
        // Used-up credits and quotas are waited for.
        Case(
            form: whole,
            account: .known(Account(tier: .pro, quotas: [Quota(modality: .image, used: 10, limit: 10)]), asOf: now),
            obstacle: nil),
        Case(form: filled([("subject", .text("{owl|fox}"))]), obstacle: nil),
        Case(
            form: filled([("subject", .text("owl")), ("steps", .text("49..51"))]),
            obstacle: .sweepRun(3, field: "steps", reason: "must be at most 50")),
        Case(
            form: filled([("subject", .text("owl")), ("steps", .text("1..1000000"))]),
            obstacle: .sweepSize("1000000 runs, at most 100 at once")),
    ])
    func theFirstObstacleIsFound(_ row: Case) {
        #expect(row.form.obstacle(status: row.status, account: row.account, anyway: row.anyway) == row.obstacle)
    }

    @Test(arguments: [
        (SendObstacle.unauthorized(refused), "Not sent: The token was refused."),
        (.loading, "Not sent: the form is still loading. Try again in a moment."),
        (.schemaUnknown, "Not sent: the form has not loaded, so your answers would be left out."),
        (.entry(FieldProblem(path: .root, reason: "no")), "Not sent: no."),
        (
            .checks(
                [FieldProblem(path: .root, reason: "required", isMissing: true)], field: "subject",
                canSendAnyway: true), "Not sent: subject is required."
        ),
        (
            .checks([FieldProblem(path: .root, reason: "must be at most 50")], field: "steps", canSendAnyway: true),
            "Not sent: steps: must be at most 50."
        ),
        (
            .checks(
                ["a", "b"].map { FieldProblem(path: JSONPointer([$0]), reason: "no") }, field: "a",
                canSendAnyway: false), "Not sent: 2 fields need changes."
        ),
        (tier, "Not sent: requires pro (you have free)."),
        (.sweepSize("1000 runs, at most 100 at once"), "Not sent: 1000 runs, at most 100 at once."),
        (.sweepRun(3, field: "steps", reason: "must be at most 50"), "Not sent: run 3, steps: must be at most 50."),
        (.formChanged, "Not sent: the form changed; review it."),
    ])
    func eachObstacleHasItsSentence(_ obstacle: SendObstacle, _ sentence: String) {
        #expect(obstacle.sentence == sentence)
    }

    // MARK: once more

    private static func request(_ form: Form) throws -> Request {
        try #require(form.requests(now: now) { RequestID("r-1") }.first)
    }

    private static let changed = CatalogEntry.asking(["place": ["type": "string"]], required: ["place"], tier: .pro)

    @Test(
        arguments: [
            (owl, ServiceStatus.live, Observed<Account>.unknown, nil),
            (owl, .unauthorized(refused), .unknown, .unauthorized(refused)),
            (changed, .live, .unknown, .formChanged),
            (changed, .unauthorized(refused), .unknown, .unauthorized(refused)),
            (owl, .live, .known(free, asOf: now), tier), (owl, .live, .stale(free, asOf: now), nil),
            (bare, .live, .unknown, nil),
        ] as [(CatalogEntry, ServiceStatus, Observed<Account>, SendObstacle?)])
    func aRequestIsSentOnceMoreAsLongAsItsFormAsksForIt(
        _ entry: CatalogEntry, _ status: ServiceStatus, _ account: Observed<Account>, _ obstacle: SendObstacle?
    ) throws {
        #expect(try Self.request(Self.whole).obstacle(to: entry, status: status, account: account) == obstacle)
    }

    // MARK: what is sent

    @Test func theProductOfASweepIsSentInTheFieldsOrder() {
        let form = Self.filled([("subject", .text("{owl|fox}")), ("steps", .text("10..30 by 10"))])
        var count = 0
        let requests = form.requests(now: Self.now) {
            count += 1
            return RequestID("r-\(count)")
        }
        #expect(requests.map(\.id.value) == (1...6).map { "r-\($0)" })
        #expect(requests.first?.body["vars"]?.text == #"{"subject":"owl","steps":10}"#)
        #expect(requests.last?.body["vars"]?.text == #"{"subject":"fox","steps":30}"#)
        #expect(form.cost == .quota(.image, runs: 6))
        #expect(form.sweep?.runs.summary() == "6 runs (subject × 2, steps × 3)")
    }

    @Test func bracesThatWereGivenByNameAreText() {
        let form = Form(Self.owl, variables: ["subject": "{owl|fox}"], usesOwnKey: false)
        #expect(form.sweep == nil && form.obstacle() == nil)
        #expect(
            form.requests(now: Self.now) { RequestID("r") }.map { $0.body["vars"]?.text } == [
                #"{"subject":"{owl|fox}"}"#
            ])
    }

    @Test func aRequestFillsItsFormAsItWasSent() throws {
        let sent = Form(Self.owl, variables: ["subject": "{owl|fox}"], usesOwnKey: false)
        var form = Form(Self.owl)
        form.fill(.body(try Self.request(sent).body))
        #expect(form.requests(now: Self.now) { RequestID("r") }.map(\.body) == [try Self.request(sent).body])
    }
}
