import Forms
import Domain
import Testing

struct TextFormatSteppingTests {
    private static let now = Timestamp(milliseconds: 1_795_348_865_432)  // 2026-11-22T12:01:05.432Z

    @Test(
        arguments: [
            (.date, "", "2026-11-22"), (.date, "2026-11-22", "2026-11-23"), (.date, "2026-12-31", "2027-01-01"),
            (.date, "2028-02-28", "2028-02-29"), (.date, "9999-12-31", nil), (.date, "2026-11", nil),
            (.date, "soon", nil), (.time, "", "12:01:00"), (.time, "14:30:00", "14:31:00"),
            (.time, "14:30", "14:31:00"),
            (.time, "23:59:30Z", "00:00:30Z"), (.time, "14:30:00.5+02:00", "14:31:00.5+02:00"),
            (.dateTime, "", "2026-11-22T12:01:00Z"), (.dateTime, "2026-11-22T23:59:00Z", "2026-11-23T00:00:00Z"),
            (.dateTime, "2026-11-22T23:59:00.25-05:00", "2026-11-23T00:00:00.25-05:00"),
            (.dateTime, "2026-11-22", nil), (.plain, "2026-11-22", nil), (.email, "", nil),
        ] as [(TextFormat, String, String?)])
    func goesOn(_ format: TextFormat, _ text: String, _ next: String?) {
        #expect(format.stepped(text, direction: 1, now: Self.now) == next)
        // A step back leads to the text it came from, unless that was empty or had fewer digits.
        if let next, !text.isEmpty, text.utf8.count == next.utf8.count {
            #expect(format.stepped(next, direction: -1, now: Self.now) == text)
        }
    }
}
