import JSON
import Canvas
import Forms
import Domain
import Session
import Testing

@testable import Dashboard

struct ReduceFormTests {
    private static func field(after keys: [Key]) -> String? {
        var session = Session.form(.owl)
        for key in keys { session.press(key) }
        return session.state.formPane?.fieldName
    }

    @Test(
        arguments: [
            ([.tab], "mood"), ([.tab, .tab], "steps"), ([.tab, .backTab], "subject"), ([.backTab], "palette"),
            ([.backTab, .tab], "subject"), ([.enter], "mood"), ([.down, .up], "subject"),
            ([.escape, "j"], "mood"), ([.escape, "G"], "palette"), ([.escape, "G", "g"], "subject"),
            ([.escape, .tab], "mood"), ([.escape, .backTab], "palette"), ([.escape, "k"], "subject"),
        ] as [([Key], String)])
    func keysMoveBetweenFields(_ keys: [Key], _ field: String) {
        #expect(Self.field(after: keys) == field)
    }

    /// Who browses for days looks at every entry; what was typed stays all the same.
    @Test func blankFormsAreReleased() {
        var session = Session.form(.owl)
        session.type("stoic")
        for number in 0..<200 {
            session.state.showForm(
                of: CatalogEntry(
                    id: EntryID(service: .artinstring, kind: .prompt, value: "\(number)"), title: "t", modality: .image,
                    schema: ["type": "object", "properties": ["subject": ["type": "string"]]]))
        }
        #expect(session.state.formPanes.count <= State.maxForms + 1)
        #expect(session.state.formPanes[CatalogEntry.owl.id]?.form.draft.body["vars"]?["subject"]?.string == "stoic")
        #expect(session.state.form?.entry.title == "t")
    }

    @Test func tabGoesThroughEveryFieldAndBack() {
        #expect(Self.field(after: Array(repeating: .tab, count: 7)) == "subject")
        #expect(Self.field(after: Array(repeating: .backTab, count: 7)) == "subject")
    }

    @Test func ctrlRSendsExactlyTheForm() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.tab, .right)
        session.press(.tab, .right, .right)
        session.press(.tab)
        session.type("4211")
        session.press(.tab, .character(" "))
        session.press(.tab, .tab)
        session.type("red")
        let effects = session.press(.control("r"))
        #expect(effects.count == 3, "the request, its answers to suggest, and what was typed, for the next start")
        #expect(
            session.sent.map(\.body.text) == [
                #"{"promptId":"p-stoic-owl-portrait","vars":{"subject":"stoic","mood":"stern","steps":30,"#
                    + #""seed":4211,"upscale":true,"palette":["red"]}}"#
            ])
        #expect(session.sent.first?.cost == .quota(.image, runs: 1))
        #expect(session.state.selectedRun?.id == session.sent.first?.id.runID)
        #expect(session.state.selectedRun?.phase == .unknown)
        #expect(session.toastLines == [], "the queue on screen shows it")
    }

    /// The service's own word on the subscription is not waited out.
    @Test func aRunBeyondTheTierIsNotSent() {
        var session = Session.form(.whale, 120, 36)
        session.type("a lantern")
        session.press(.control("r"))
        #expect(session.sent.isEmpty)
        #expect(session.toastLines.last == "Not sent: requires studio (you have pro). r refreshes your account.")
        // An old word may be wrong: then the service is asked.
        session.tell(.account(.artinstring, .stale(.artinstring, asOf: .start)))
        session.press(.control("r"))
        #expect(session.sent.count == 1)
    }

    /// What is only used up comes back: the request waits in line for it.
    @Test func aRunBeyondTheQuotaWaits() {
        var session = Session.form(.crane, 120, 36)
        var account = Account.artinstring
        account.quotas = account.quotas.map { Quota(modality: $0.modality, used: $0.used, limit: 0, isExhausted: true) }
        session.tell(.account(.artinstring, .known(account, asOf: .start)))
        session.press(.control("r"))
        #expect(session.sent.count == 1)
        var run = session.sent[0].pendingRun
        run.delivery = .waiting(Waiting(.quota, position: 1))
        session.tell(.runs([run]))
        #expect(session.toastLines.isEmpty)
    }

    @Test func aSinglePaneShowsTheQueueAfterSending() {
        var small = Session.form(.crane, 80, 24)
        small.press(.control("r"))
        #expect(small.state.focus == .queue)
        var large = Session.form(.crane, 120, 36)
        large.press(.control("r"))
        #expect(large.state.focus == .form)
    }

    @Test func ctrlRShowsProblemsAndSendsNothing() throws {
        var session = Session.form(.owl)
        session.press(.tab, .tab, .end, "0", .tab)
        session.type("4x")
        #expect(session.press(.control("r")) == [])
        let form = try #require(session.state.formPane)
        #expect(form.fieldName == "subject")
        #expect(session.state.context == .field)
        let problems = form.rows.compactMap { form.problem(with: $0) }
        #expect(problems.count == 3)
        #expect(problems.first == "required")
        #expect(problems.contains("must be at most 50"))
        #expect(session.toastLines == ["Not sent: 3 fields need changes."])
        #expect(session.state.session.runs.all.isEmpty)
    }

    @Test func ctrlRWorksFromOutsideAField() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.escape, .control("r"))
        #expect(session.sent.count == 1)
    }

    @Test func nothingIsSentWithARejectedToken() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.tell(.status(.artinstring, .unauthorized(.refused)))
        session.press(.escape)
        #expect(session.press(.control("r")) == [])
        #expect(session.toastLines == ["artinstring does not know the token.", "Make one at /me/api-tokens."])
        #expect(session.state.session.runs.all.isEmpty)
    }

    @Test func antekirtGetsThePromptForTheModelsArtist() {
        var session = Session.fixture(80, 24)
        session.press("h", .enter)
        session.paste("two lines\nof ink")
        session.press(.control("r"))
        #expect(session.sent.map(\.body.text) == [#"{"artistId":"a-mira","prompt":"two lines\nof ink"}"#])
        #expect(session.sent.first?.cost == .credits(3))
    }

    @Test func theOwnKeyIsSentOnlyWhenItIsOn() {
        var session = Session.form(.fox)
        session.type("harbour")
        session.press(.tab, .character(" "), .control("r"))
        session.press("2", "l", .control("r"))
        #expect(
            session.sent.map(\.body.text) == [
                #"{"promptId":"p-neon-fox","vars":{"place":"harbour"},"useOwnKey":true}"#,
                #"{"promptId":"p-neon-fox","vars":{"place":"harbour"}}"#,
            ])
        #expect(session.sent.map(\.cost) == [.ownKey(provider: "fal"), .uncounted(.image, provider: "fal", runs: 1)])
    }

    @Test func draftsAreKeptWhileOtherEntriesAreOpened() {
        var session = Session.fixture()
        session.press(.enter)
        session.type("stoic")
        session.press(.escape, .escape, "j", .enter)
        session.type("harbour")
        session.press(.escape, .escape, "k", .enter)
        #expect(session.answer("subject") == .text("stoic"))
        session.type("!")
        #expect(session.answer("subject") == .text("stoic!"))
        #expect(session.state.formPanes[CatalogEntry.fox.id]?.answer(named: "place") == .text("harbour"))
    }

    @Test func aLongTextTakesLineEnds() {
        var session = Session.fixture(80, 24)
        session.press("h", .enter)
        session.type("one")
        session.press(.enter)
        session.type("two")
        #expect(session.answer("prompt") == .text("one\ntwo"))
    }
}
