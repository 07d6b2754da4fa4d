import Testing

@testable import Domain

struct RedactionTests {
    private static let secret = "zebra99!quagga"
    private let redaction: Redaction

    init() throws { redaction = Redaction([try #require(Secret(Self.secret))]) }

    @Test(arguments: [
        ("", ""), ("nothing é ✓", "nothing é ✓"), ("zebra99!quagga", "***"), ("zebra99!quaggazebra99!quagga", "******"),
        ("xzebra99!quagga\u{301}", "x***\u{301}"), ("zebra99!quagg", "zebra99!quagg"),
        ("arti_abc-1 and ak_00ff.", "arti_*** and ak_***."), ("party_time", "party_time"), ("ak_", "ak_***"),
        ("Bearer zebra99!quagga!", "Bearer ***!"), ("Bearer arti_abc", "Bearer arti_***"),
        ("bearer 5f2a.b/c+d==, x", "bearer ***, x"), ("Bearer abcdefghijklmnop", "Bearer ***"),
        ("Authorization: BEARER one1", "Authorization: BEARER ***"),
        ("Missing or unrecognized Bearer token.", "Missing or unrecognized Bearer token."), ("Bearer ", "Bearer "),
        ("forbearer", "forbearer"),
    ])
    func masks(_ text: String, _ masked: String) {
        #expect(redaction.text(text) == masked)
        #expect(redaction.text(text, limit: nil) == masked)
    }

    @Test func masksEverySecretTheLongestFirst() throws {
        let redaction = Redaction(["one", "xoney", "two"].compactMap { Secret($0) })
        #expect(redaction.text("one two xoney three") == "*** *** *** three")
        #expect(Redaction([]).text("one") == "one")
    }

    @Test(arguments: [
        ("éé", 4, "éé"), ("ééé", 4, "éé…"), ("ééé", 3, "é…"), ("ééé", 0, "…"), ("", 0, ""),
        // A credential across the limit is masked, not cut.
        ("aaaazebra99!quagga", 6, "aaaa**…"), ("aaaazebra99!quagga", 7, "aaaa***"),
    ])
    func bounds(_ text: String, _ limit: Int, _ bounded: String) {
        #expect(redaction.text(text, limit: limit) == bounded)
    }

    @Test func wholeTextWithoutALimit() {
        let text = String(repeating: "é", count: 5000)
        #expect(redaction.text(text, limit: nil) == text)
        #expect(redaction.text(text) == String(repeating: "é", count: Redaction.limit / 2) + "…")
    }

    /// A credential at every offset around the limit and the end of the searched text, alone and behind masks that
    /// shorten the text before.
    @Test(
        arguments: [
            (secret, "zebra"), ("arti_hidden-part", "hid"), ("Bearer hiddenpartofatoken", "hid"),
            ("Bearer hidden1", "hid"),
        ], [" ", "é", "zebra99!quagga ", "arti_aaaaaaaaaaaaaaaaaaaaaaaa "])
    func hidesAtEveryOffset(_ credential: (text: String, trace: String), _ filler: String) {
        let limit = 50
        let end = limit + Redaction.margin
        for offset in Array(20...(limit + 20)) + Array((end - 60)...(end + 20)) {
            var before = String(repeating: filler, count: max(0, offset / filler.utf8.count - 1))
            before += String(repeating: " ", count: offset - before.utf8.count)
            let text = before + credential.text + String(repeating: " after", count: 300)
            let shown = redaction.text(text, limit: limit)
            #expect(!shown.contains(credential.trace), "at \(offset): \(shown)")
            #expect(shown.hasSuffix("…"))
            #expect(shown.utf8.count <= limit + "…".utf8.count)
        }
    }

    /// The mark is present even where masks leave less than the limit, and a cut secret at the end is removed.
    @Test(arguments: 0..<14)
    func endOfTheSearchedText(shown: Int) {
        let limit = 500
        let window = limit + Redaction.margin
        let word = "arti_" + String(repeating: "a", count: window - shown - 6) + " "
        #expect(redaction.text(word + Self.secret, limit: limit) == "arti_*** …")
        #expect(!redaction.text(word + "Bearer hiddenpartofatoken", limit: limit).contains("er h"))
        #expect(redaction.text(word + "other", limit: limit).hasPrefix("arti_*** o") == (shown > 0))
    }
}
