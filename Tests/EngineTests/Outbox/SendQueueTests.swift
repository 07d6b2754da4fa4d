import Domain
import JSON
import Testing

@testable import Engine

struct SendQueueTests {
    private typealias Conditions = SendQueue.Conditions
    private static let shown = Timestamp.noon + .seconds(30)
    private static let resets = Timestamp.noon + .seconds(3600)

    private func run(_ id: String, _ modality: Modality = .image) -> Request {
        Request(
            id: RequestID(id), action: .run, entry: EntryID(service: .artinstring, kind: .prompt, value: "p"),
            title: id, modality: modality, body: ["promptId": "p"], cost: .quota(modality, runs: 1), createdAt: .noon)
    }

    private func line(_ requests: Request...) -> SendQueue {
        var line = SendQueue()
        for request in requests { line.add(SendQueue.Place(request: request)) }
        return line
    }

    private func names(_ line: SendQueue) -> [String] { line.places.map(\.request.id.value) }

    @Test func theFirstOfEachServiceGoesAndOneAtATime() {
        var line = line(run("a"), .sunset("s"), run("b"))
        let conditions = Conditions()
        #expect(line.next(for: .artinstring, conditions)?.id.value == "a")
        #expect(line.next(for: .antekirt, conditions)?.id.value == "s")
        line.setLeaving(RequestID("a"), true)
        #expect(line.next(for: .artinstring, conditions) == nil)
        #expect(line.next(for: .antekirt, conditions) != nil, "the services do not wait for each other")
        #expect(line.mayLeave(RequestID("a"), conditions))
        #expect(
            line.waits(conditions)
                == [
                    RequestID("a"): Waiting(.turn, position: 1), RequestID("b"): Waiting(.turn, position: 2),
                    RequestID("s"): Waiting(.turn, position: 1),
                ])
        line.setLeft(RequestID("a"))
        #expect(line.waits(conditions)[RequestID("b")]?.position == 1)
        #expect(line.waits(conditions)[RequestID("a")] == nil)
        line.setLeaving(RequestID("a"), false)
        #expect(line.waits(conditions)[RequestID("a")]?.position == 1, "it is back")
        line.remove(RequestID("a"))
        #expect(line.next(for: .artinstring, conditions)?.id.value == "b")
    }

    /// What keeps the first image of a service from going, and whether the video behind it goes instead.
    @Test(
        arguments: [
            ("another leads", Waiting(.elsewhere, position: 1), false),
            ("no credentials", Waiting(.offline, position: 1), false),
            ("held", Waiting(.held, position: 1), true),
            ("paced", Waiting(.pace, until: shown, position: 1), false),
            ("offline", Waiting(.offline, until: shown, position: 1), false),
            ("token refused", Waiting(.unauthorized, until: shown, position: 1), false),
            ("quota", Waiting(.quota, until: resets, position: 1), true),
            ("budget", Waiting(.budget, position: 1), true),
        ] as [(String, Waiting, Bool)])
    func eachObstacleIsToldAndHoldsBackWhatItMust(name: String, waiting: Waiting, letsOthersPass: Bool) {
        var line = line(run("image"), run("video", .video))
        var conditions = Conditions()
        let pause = { SendQueue.Pause(reason: $0, until: .seconds(30), shown: Self.shown) }
        switch name {
        case "another leads": conditions.isLeading = false
        case "no credentials": conditions.services = [.antekirt]
        case "held": line.setHeld(RequestID("image"), true)
        case "paced": conditions.pauses = [.artinstring: pause(.pace)]
        case "offline": conditions.pauses = [.artinstring: pause(.offline)]
        case "token refused": conditions.pauses = [.artinstring: pause(.unauthorized)]
        case "quota":
            conditions.accounts[.artinstring] = Account(
                quotas: [
                    Quota(modality: .image, used: 200, limit: 200), Quota(modality: .video, used: 1, limit: 30),
                ], quotasResetAt: Self.resets)
        default: conditions.overBudget = [RequestID("image")]
        }
        #expect(line.waits(conditions)[RequestID("image")] == waiting)
        #expect(!line.mayLeave(RequestID("image"), conditions))
        #expect(line.next(for: .artinstring, conditions)?.id.value == (letsOthersPass ? "video" : nil))
    }

    @Test func aPauseEndsAtItsMoment() {
        let line = line(run("a"))
        var conditions = Conditions()
        conditions.pauses[.artinstring] = SendQueue.Pause(reason: .pace, until: .seconds(30), shown: Self.shown)
        conditions.now = .milliseconds(29_999)
        #expect(line.next(for: .artinstring, conditions) == nil)
        conditions.now = .seconds(30)
        #expect(line.next(for: .artinstring, conditions) != nil)
    }

    @Test(arguments: [(2, false), (3, true)])
    func creditsMustBeEnough(credits: Int, goes: Bool) {
        var conditions = Conditions()
        conditions.accounts[.antekirt] = Account(credits: credits)
        let line = line(.sunset("s"))
        #expect((line.next(for: .antekirt, conditions) != nil) == goes)
        #expect(line.waits(conditions)[RequestID("s")]?.reason == (goes ? .turn : .credits))
    }

    @Test func aConfirmedRequestMayGoOverTheBudget() {
        var line = SendQueue()
        line.add(SendQueue.Place(request: run("a"), isConfirmed: true))
        var conditions = Conditions()
        conditions.overBudget = [RequestID("a")]
        #expect(line.next(for: .artinstring, conditions) != nil)
    }

    @Test(
        arguments: [
            ("b", -1, "b a s c"), ("b", 1, "a s c b"), ("a", 2, "s b c a"), ("c", -99, "c a s b"),
            ("a", -1, "a s b c"), ("c", .max, "a s b c"), ("a", .max, "s b c a"), ("c", .min, "c a s b"),
            ("none", 1, "a s b c"),
        ] as [(String, Int, String)])
    func aRequestMovesWithinItsServicesLine(id: String, steps: Int, order: String) {
        var line = line(run("a"), .sunset("s"), run("b"), run("c"))
        line.move(RequestID(id), by: steps)
        #expect(names(line).joined(separator: " ") == order)
    }

    @Test func oneThatIsLeavingKeepsItsPlace() {
        var line = line(run("a"), run("b"), run("c"))
        line.setLeaving(RequestID("a"), true)
        line.move(RequestID("a"), by: 1)
        line.move(RequestID("c"), by: -9)
        #expect(names(line) == ["a", "c", "b"])
    }

    @Test func itTakesTheArchivesOrderWhatIsNewLast() {
        var line = line(run("a"), run("b"), run("c"))
        line.arrange(["c", "x", "a"].map(RequestID.init))
        #expect(names(line) == ["c", "a", "b"])
    }

    @Test func addingAgainChangesWhatIsHeldNotThePlace() {
        var line = line(run("a"), run("b"))
        line.add(SendQueue.Place(request: run("a"), isHeld: true))
        #expect(names(line) == ["a", "b"])
        #expect(line[RequestID("a")]?.isHeld == true)
    }
}
