import Domain
import Testing

struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.001Z", 1), ("1969-12-31T23:59:59.999Z", -1),
            ("2026-05-08T01:23:45Z", 1_778_203_425_000), ("2026-05-08T01:23:45.6Z", 1_778_203_425_600),
            ("2026-05-08T01:23:45.678901234Z", 1_778_203_425_678), ("2026-05-08T01:23:45", 1_778_203_425_000),
            ("2026-05-08t01:23:45z", 1_778_203_425_000), ("2026-05-08 01:23:45Z", 1_778_203_425_000),
            ("2026-05-08T03:23:45+02:00", 1_778_203_425_000), ("2026-05-07T20:53:45-04:30", 1_778_203_425_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func reads(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "…", "2026", "2026-05-08", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z",
        "2026-01-32T00:00:00Z", "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z",
        "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00.1234567890Z", "2026-01-01T00:00Z", "2026-01-01T00:00:00ZZ",
        "2026-01-01T00:00:00+2:00", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+00:60", "+026-01-01T00:00:00Z",
        "２０２６-01-01T00:00:00Z", " 2026-01-01T00:00:00Z",
    ])
    func refuses(_ text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test(arguments: [-62_167_219_200_000, -86_400_001, -1, 0, 1, 951_782_400_000, 1_778_203_425_678] as [Int64])
    func writesWhatItReads(_ milliseconds: Int64) {
        let moment = Timestamp(milliseconds: milliseconds)
        #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
    }

    @Test func everyDayOfFourCenturies() {
        var expected: (year: Int64, month: Int64, day: Int64) = (1800, 1, 1)
        let start = Timestamp(rfc3339: "1800-01-01T00:00:00Z")?.milliseconds ?? 0
        for day in 0..<146_097 {
            let civil = Timestamp(milliseconds: start + Int64(day) * 86_400_000).civil
            guard civil == expected else {
                Issue.record("\(civil) where \(expected) was expected")
                return
            }
            let isLeap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0)
            let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            expected.day += 1
            if expected.day > lengths[Int(expected.month) - 1] { expected = (expected.year, expected.month + 1, 1) }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
        #expect(expected == (2200, 1, 1))
    }

    @Test(arguments: [("1970-01-01T12:00:00Z", 3), ("1969-12-29T00:00:00Z", 0), ("2026-05-10T23:59:59Z", 6)])
    func weekday(_ text: String, _ day: Int) { #expect(Timestamp(rfc3339: text)?.weekday == day) }

    @Test func arithmetic() {
        let start = Timestamp(milliseconds: 1000)
        #expect(start + .milliseconds(250) == Timestamp(milliseconds: 1250))
        #expect(start + .seconds(-2) == Timestamp(milliseconds: -1000))
        #expect(Timestamp(milliseconds: 1250) - start == .milliseconds(250))
        #expect(start < start + .milliseconds(1))
    }

    @Test(arguments: [Int64.min, .min + 1, -1, 0, 1, 1_000_000_000_000_000_000, .max - 1, .max])
    func nothingOverflows(_ milliseconds: Int64) {
        let moment = Timestamp(milliseconds: milliseconds)
        for other in [Int64.min, -1, 0, .max] {
            let apart = moment - Timestamp(milliseconds: other)
            #expect(Timestamp(milliseconds: other) + apart == moment)
            #expect(Timestamp.range.contains((moment + .milliseconds(other)).milliseconds))
            #expect(Timestamp.range.contains((moment + .seconds(other)).milliseconds))
        }
        #expect(!moment.rfc3339.isEmpty && (0...6).contains(moment.weekday))
        #expect((1...12).contains(moment.civil.month) && (1...31).contains(moment.civil.day))
    }
}
