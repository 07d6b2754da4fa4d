import Forms
import Domain
import Testing

struct TextFormatTests {
    @Test(
        arguments: [
            ("date", "2024-02-29", true), ("date", "2023-02-29", false), ("date-time", "2026-11-22T14:30:00Z", true),
            ("date-time", "2026-11-22", false), ("time", "14:30", true), ("time", "25:00:00", false),
            ("duration", "P1DT2H", true), ("duration", "P", false), ("email", "a@b.example", true),
            ("email", "a@", false),
            ("uri", "https://example.com/a?b#c", true), ("uri", "/a", false),
            ("uuid", "9f1b0000-0000-0000-0000-000000000000", true),
            ("uuid", "9f1b", false), ("ipv4", "127.0.0.1", true), ("ipv4", "127.0.0.01", false), ("ipv6", "::1", true),
            ("ipv6", "1::2::3", false), ("color", "#3366cc", true), ("color", "#33", false),
            ("hexcolor", "rebeccapurple", true),
            ("regex", "(", false), ("json-pointer", "/a~2", false), ("hostname", "-a.example", false),
            ("unheard-of", "x", true),
        ])
    func doubts(_ format: String, _ text: String, _ looksRight: Bool) {
        #expect((TextFormat(format).warning(about: text) == nil) == looksRight)
    }
}
