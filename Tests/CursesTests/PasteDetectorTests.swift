import Testing

@testable import Curses

struct PasteDetectorTests {
    private static func isPaste(_ text: String) -> Bool {
        var sequences = ControlSequenceParser()
        var pastes = PasteDetector()
        return pastes.isPaste(sequences.parse(Array(text.utf8)), at: .now)
    }

    @Test(arguments: [
        ("an owl\rqX", true), ("subject\tmood", true), ("an owl at\u{12}", true),
        ("a stoic owl\nat sunset\n", true),
        ("a stoic owl at sunset, in oil", true), ("日本語の文章です。もう一つ、ここに。それから長い文も続く。", true),
        // Typed, and late: short words, part of a line without its end, corrections.
        ("a", false), ("stoic\r", false), ("an owl\u{12}", false), ("a stoic owl at sunset", false),
        ("stoick\u{7F} owl", false), ("stoick\u{8} owl", false),
        // A held key, however late, and keys that send sequences.
        (String(repeating: "j", count: 400), false), (String(repeating: "j", count: 40) + "\r", false),
        (String(repeating: "jk", count: 40), false), (String(repeating: "\r", count: 40), false),
        (String(repeating: "\u{7F}", count: 40), false), (String(repeating: "\u{1B}[B", count: 40), false),
        (String(repeating: "\u{12}", count: 40), false), ("", false),
    ])
    func oneReadIsAPasteOrTyped(text: String, isPaste: Bool) {
        #expect(Self.isPaste(text) == isPaste)
    }

    @Test func inputThatFollowsImmediatelyBelongsToThePasteUntilAKeyOrAPause() {
        let start = ContinuousClock.now
        let text = ControlSequenceParser.Token.text(Array("a stoic owl at sunset, in oil".utf8))
        let more = ControlSequenceParser.Token.text(Array("q".utf8))
        let key = ControlSequenceParser.Token.csi(ControlFunction(final: 0x41))
        for (tokens, milliseconds, expected) in [
            ([more], 100, true), ([more], 300, false), ([key], 100, false), ([more, key], 100, false), ([], 100, false),
        ] {
            var pastes = PasteDetector()
            let isFirst = pastes.isPaste([text], at: start)
            let isSecond = pastes.isPaste(tokens, at: start + .milliseconds(milliseconds))
            #expect(isFirst)
            #expect(isSecond == expected)
        }
        var pastes = PasteDetector()
        let results = [([text], 0), ([more], 200), ([more], 400), ([key], 410), ([more], 420)].map {
            pastes.isPaste($0.0, at: start + .milliseconds($0.1))
        }
        #expect(results == [true, true, true, false, false])
    }
}
