import JSON
import Domain
import Testing

/// Moments as services write them.
struct TimestampReadingTests {
    private static let milliseconds: Int64 = 1_778_203_425_000

    @Test(arguments: [
        "2026-05-08T01:23:45Z", "2026-05-08T01:23:45", "2026-05-08t01:23:45z", "2026-05-08 01:23:45Z",
        "2026-05-08T01:23:45+00:00", "2026-05-08T01:23:45-00:00", "2026-05-08T01:23:45+0000",
        "2026-05-08T01:23:45+00", "2026-05-08 01:23:45+00", "2026-05-08 06:53:45+0530", "2026-05-08 06:53:45+05:30",
        "2026-05-07 20:53:45-0430", "2026-05-08 01:23:45 +0000", "2026-05-08 01:23:45 UTC",
        "2026-05-08T01:23:45GMT", "2026-05-08 01:23:45.000000+00", "2026-05-08 02:17:15+00:53:30",
        "2026-05-08T03:23:45+02:00[Europe/Paris]", "2026-05-08T01:23:45Z[Etc/UTC]", "20260508T012345Z",
        "20260508T012345", "20260508 012345+0000", "20260508T032345+02", "2026-128T01:23:45Z", "2026128T012345Z",
        "2026-W19-5T01:23:45Z", "2026W195T012345Z", "+002026-05-08T01:23:45Z", " 2026-05-08T01:23:45Z ",
        "2026-05-08  01:23:45", "1778203425", "1778203425000", "1778203425000000", "1778203425000000000",
        "1778203425.0",
    ])
    func oneMomentInAllItsSpellings(_ text: String) {
        #expect(Timestamp(lenient: .string(text))?.milliseconds == Self.milliseconds)
    }

    @Test(
        arguments: [
            ("2026-05-08T01:23:45.6Z", 600), ("2026-05-08T01:23:45,678Z", 678),
            ("2026-05-08 01:23:45.123456+00", 123), ("2026-05-08T01:23:45.6789012345678Z", 678),
            ("2026-05-08T01:23Z", -45_000), ("20260508T0123Z", -45_000), ("2026-05-08", -5_025_000),
            ("20260508", -5_025_000), ("2026-05-07T24:00:00Z", -5_025_000), ("2026-05-07T24:00Z", -5_025_000),
            ("2026-05-08T01:23:60Z", 15_000), ("1778203425.678", 678), ("1778203425123", 123),
        ] as [(String, Int64)])
    func parts(_ text: String, _ more: Int64) {
        #expect(Timestamp(lenient: .string(text))?.milliseconds == Self.milliseconds + more)
    }

    @Test(
        arguments: [
            ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("2020-W53-5", 1_609_459_200_000),
            ("2024-366", 1_735_603_200_000), ("+010000-01-01T00:00:00Z", 253_402_300_800_000),
            ("-000001-01-01T00:00:00Z", -62_198_755_200_000),
        ] as [(String, Int64)])
    func calendar(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(lenient: .string(text))?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", " ", "…", "infinity", "-infinity", "null", "now", "NaN", "Infinity", "0", "-1", "1", "2026", "2026-05",
        "2026-5-8", "2026-05-08T", "2026-05-08T1:23:45Z", "2026-05-08T25:00:00Z", "2026-05-08T24:00:01Z",
        "2026-05-08T01:60:00Z", "2026-05-08T01:23:61Z", "2026-05-08T01:23:45.Z", "2026-05-08T01:23:45+24",
        "2026-05-08T01:23:45+0060", "2026-05-08T01:23:45+1", "2026-05-08T01:23:45 CEST", "2026-05-08T01:23:45ZZ",
        "2026-02-30", "20260230", "2025-366", "2026-000", "2026-W54-1", "2025-W53-1", "2026-W19-8", "2026-W00-1",
        "2026-W19", "08.05.2026", "05/08/2026", "8 May 2026", "99999999", "100000000000000000000", "1e400",
        "-1e400",
        "20260508012345", "0x6A", "9223372036854775808", "2026-05-08T01:23:45Z BC",
        "２０２６-05-08T01:23:45Z", "+2026-05-08T01:23:45Z",
    ])
    func whatIsNoMomentOrMayBeSeveralIsUnknown(_ text: String) { #expect(Timestamp(lenient: .string(text)) == nil) }

    @Test(arguments: [
        "0", "-0", "-0.0", "1", "-1", "99999999", "1e308", "1e400", "-9223372036854775808", "9223372036854775807",
        "9223372036854775808", "1e18446744073709551616", "20260508",
    ])
    func unknownNumbers(_ lexeme: String) throws {
        #expect(Timestamp(lenient: .number(try #require(JSONNumber(lexeme: lexeme)))) == nil)
    }

    @Test(
        arguments: [
            ("1778203425", 0), ("1778203425.678", 678), ("1.778203425e9", 0), ("1778203425678", 678),
            ("1778203425678901", 678), ("1778203425678901234", 678),
        ] as [(String, Int64)])
    func numbers(_ lexeme: String, _ more: Int64) throws {
        let number = try #require(JSONNumber(lexeme: lexeme))
        #expect(Timestamp(lenient: .number(number))?.milliseconds == Self.milliseconds + more)
    }

    @Test(arguments: [JSON.null, true, [], [1_778_203_425], ["seconds": 1_778_203_425]])
    func otherKinds(_ json: JSON) { #expect(Timestamp(lenient: json) == nil) }

    /// A text that ends anywhere is either read or rejected, without a trap.
    @Test func everyBeginning() {
        let texts = [
            "2026-05-08T01:23:45.123456+05:30:15[Europe/Paris] ", "2026W195T012345,678-0430", "+002026-128 01:23 UTC",
        ]
        for text in texts {
            for count in 0...text.count {
                _ = Timestamp(iso8601: String(text.prefix(count)))
                _ = Timestamp(iso8601: String(text.suffix(count)))
            }
        }
        #expect(Timestamp(iso8601: String(repeating: "2", count: 1_000_000)) == nil)
        #expect(Timestamp(iso8601: "2026-05-08T01:23:45." + String(repeating: "9", count: 100_000) + "Z") != nil)
    }
}
