import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct FormScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func everyKindOfField(_ width: Int, _ height: Int) throws {
        var session = Session.form(.owl, width, height)
        session.press(.escape)
        expectGolden(try session.frame().golden, named: "form-\(width)x\(height)")
    }

    @Test func editing() throws {
        var session = Session.form(.owl)
        session.type("a stoic owl with 漢字")
        session.press(.left, .left)
        expectGolden(try session.frame().golden, named: "form-editing-text")
        session.press(.tab)
        expectGolden(try session.frame().golden, named: "form-editing-choice")
        session.press(.tab, .right, .right)
        expectGolden(try session.frame().golden, named: "form-editing-number")
    }

    @Test func longText() throws {
        var session = Session.fixture(80, 24)
        session.press("h", .enter)
        session.paste(
            "A sunset over mountains, with clouds that pile up to the top of the paper and a thin moon.\n\nInk only.")
        expectGolden(try session.frame().golden, named: "form-long-text")
    }

    @Test func problems() throws {
        for (width, height) in [(80, 24), (120, 36)] {
            var session = Session.form(.owl, width, height)
            session.press(.tab, .tab, .end, "0", .backTab, .backTab, .backTab)
            session.type("[1,")
            session.press(.control("r"))
            expectGolden(try session.frame().golden, named: "form-problems-\(width)x\(height)")
        }
    }

    @Test func ownKey() throws {
        var session = Session.form(.fox)
        session.type("harbour")
        session.press(.tab, " ")
        expectGolden(try session.frame().golden, named: "form-own-key")
    }

    @Test func noFields() throws {
        expectGolden(try Session.form(.crane).frame().golden, named: "form-no-fields")
    }

    @Test func tierTooHigh() throws {
        expectGolden(try Session.form(.whale).frame().golden, named: "form-tier-too-high")
    }

    @Test func refused() throws {
        var session = Session.form(.owl, 120, 36)
        session.type("stoic")
        session.press(.control("r"))
        let id = try #require(session.sent.first?.id)
        session.tell(
            .rejected(
                id,
                Failure(
                    .invalidBody, what: "artinstring refused the form", meaning: "Nothing was billed.",
                    next: "Edit the marked fields and run it again.",
                    fieldProblems: ["subject": ["too grim for an owl"], "": ["no owls after dark"]])))
        expectGolden(try session.frame().golden, named: "form-refused")
    }

    @Test(
        arguments: [
            ("exhausted", .known(.spent, asOf: .start)), ("unknown", .unknown),
            ("stale", .stale(.artinstring, asOf: .start + .seconds(-300))),
        ] as [(String, Observed<Account>)])
    func quota(_ name: String, _ reading: Observed<Account>) throws {
        var session = Session.form(.owl)
        session.tell(.account(.artinstring, reading))
        expectGolden(try session.frame().golden, named: "form-quota-\(name)")
    }

    @Test func nothingOpen() throws {
        var session = Session(.fresh(80, 24))
        session.press("2")
        expectGolden(try session.frame().golden, named: "form-nothing-open")
    }
}

extension Account {
    /// Every image run is made; videos have no limit that is known.
    fileprivate static let spent = Account(
        tier: .free,
        quotas: [
            Quota(modality: .image, used: 200, limit: 200, isExhausted: true),
            Quota(modality: .video, used: 3, limit: nil, isUnlimited: true),
            Quota(modality: .text, used: 91, limit: 100),
        ], quotasResetAt: Timestamp(rfc3339: "2026-06-01T00:00:00Z"))
}
