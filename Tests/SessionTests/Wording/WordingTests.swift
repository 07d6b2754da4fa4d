import Domain
import Session
import Testing

struct WordingTests {
    @Test(
        arguments: [(0, "0:00"), (12, "0:12"), (108, "1:48"), (3599, "59:59"), (3723, "1:02:03"), (-5, "0:00")])
    func clocks(_ seconds: Int, _ text: String) { #expect(Wording.clock(.seconds(seconds)) == text) }

    @Test(
        arguments: [
            (-9, "just now"), (59, "just now"), (60, "1 min ago"), (3599, "59 min ago"), (3600, "1 h ago"),
            (86_400, "yesterday"), (172_800, "6 May"), (-3600, "just now"), (-3601, "8 May"), (-200_000, "10 May"),
            (31_536_000, "8 May 2025"),
        ])
    func pastMoments(_ seconds: Int, _ text: String) {
        #expect(Wording.ago(.start + .seconds(-seconds), now: .start) == text)
    }

    @Test(
        arguments: [
            (-9, "now"), (59, "now"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (86_399, "23 h"),
            (86_400, "7 May"), (-3601, "8 May"), (15_552_000, "9 Nov"), (31_536_000, "2025"),
        ])
    func shortPastMoments(_ seconds: Int, _ text: String) {
        #expect(Wording.shortAgo(.start + .seconds(-seconds), now: .start) == text)
    }

    @Test(arguments: [(0, "0 s old"), (59, "59 s old"), (60, "1 min old"), (7200, "2 h old")])
    func ages(_ seconds: Int, _ text: String) {
        #expect(Wording.age(.start + .seconds(-seconds), now: .start) == text)
    }

    @Test(arguments: [(-3, "0 s"), (40, "40 s"), (60, "1 min"), (3599, "59 min"), (7300, "2 h")])
    func spans(_ seconds: Int, _ text: String) { #expect(Wording.span(.seconds(seconds)) == text) }

    @Test(
        arguments: [
            (.credits(1), "1 credit"), (.credits(25), "25 credits"), (.quota(.video, runs: 1), "1 video run"),
            (.ownKey(provider: "fal"), "billed to your fal key"),
        ] as [(Cost, String)])
    func prices(_ cost: Cost, _ text: String) { #expect(Wording.price(cost) == text) }

    /// A year is said where it is not this one.
    @Test(
        arguments: [
            ("2026-05-08T01:23:45Z", "8 May", "8 May", "Fri 8 May"),
            ("2026-01-01T00:00:00Z", "1 Jan", "1 Jan", "Thu 1 Jan"),
            ("2025-12-31T23:59:59.999Z", "31 Dec 2025", "2025", "Wed 31 Dec 2025"),
            ("2019-05-08T01:23:45Z", "8 May 2019", "2019", "Wed 8 May 2019"),
            ("2027-01-01T00:00:00Z", "1 Jan 2027", "2027", "Fri 1 Jan 2027"),
            ("0001-01-01T00:00:00Z", "1 Jan 1", "1", "Mon 1 Jan 1"),
        ])
    func days(_ text: String, _ day: String, _ shortDay: String, _ weekday: String) throws {
        let moment = try #require(Timestamp(rfc3339: text))
        #expect(Wording.day(moment, now: .start) == day)
        #expect(Wording.shortDay(moment, now: .start) == shortDay)
        #expect(Wording.weekdayAndDay(moment, now: .start) == weekday)
    }

    @Test func unknownMoment() { #expect(Wording.ago(nil, now: .start) == "at an unknown time") }

    /// However far a moment is from now, it is told in a few words.
    @Test(arguments: [Int64.min, .min + 1, -1, 0, 1, 1_000_000_000_000_000_000, .max - 1, .max])
    func anyMoment(_ milliseconds: Int64) {
        let moment = Timestamp(milliseconds: milliseconds)
        #expect(Wording.ago(moment, now: .start).count < 20)
        #expect(!Wording.ago(moment, now: .start).contains("now"))
        #expect(Wording.shortDay(moment, now: .start).utf8.count <= 7)
        #expect(Wording.shortAgo(moment, now: .start).utf8.count <= 7)
        #expect(!Wording.age(moment, now: .start).isEmpty && !Wording.clock(.start - moment).isEmpty)
        #expect(!Wording.soon(moment, now: .start).isEmpty)
    }

    @Test(
        arguments: [
            (0, "0"), (999, "999"), (1000, "1,000"), (12_048, "12,048"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
            (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func amounts(_ number: Int, _ text: String) { #expect(Wording.count(number) == text) }

    @Test(arguments: [(0, "0 B"), (812, "812 B"), (64_100, "64 kB"), (1_312_000, "1.3 MB"), (12_000_000, "12.0 MB")])
    func sizes(_ count: Int, _ text: String) { #expect(Wording.bytes(count) == text) }

    @Test func pluralsAndSentences() {
        #expect(Wording.plural(1, "image run") == "1 image run")
        #expect(Wording.plural(0, "image run") == "0 image runs")
        #expect(Wording.plural(2000, "credit") == "2,000 credits")
        #expect(
            ["done", "done.", "what?", "", "r reads", "antekirt is"].map(Wording.sentence)
                == ["Done.", "Done.", "What?", "", "r reads.", "antekirt is."])
    }
}
