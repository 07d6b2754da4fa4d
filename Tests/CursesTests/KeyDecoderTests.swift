import Canvas
import Testing

@testable import Curses

struct KeyDecoderTests {
    private static let start = ContinuousClock.now

    /// Decodes reads that arrived at the given milliseconds, and expires the decoder at its deadlines.
    private static func decode(
        _ reads: [(at: Int, text: String)], decoder: KeyDecoder = KeyDecoder(), until end: Int = 10_000
    ) -> [KeyDecoder.Decoded] {
        var decoder = decoder
        var results: [KeyDecoder.Decoded] = []
        func look(until now: ContinuousClock.Instant) {
            while let deadline = decoder.deadline, deadline <= now { results += decoder.expire(at: deadline) }
        }
        for read in reads {
            let now = start + .milliseconds(read.at)
            look(until: now)
            results += decoder.decode(Array(read.text.utf8), at: now)
        }
        look(until: start + .milliseconds(end))
        return results
    }

    private static func inputs(_ keys: [Key]) -> [KeyDecoder.Decoded] { keys.map { .input(.key($0)) } }

    @Test(
        arguments: [
            ("", []), ("a", [.character("a")]),
            ("aB ", [.character("a"), .character("B"), .character(" ")]),
            ("日é", [.character("日"), .character("é")]),
            ("e\u{301}x", [.character("e\u{301}"), .character("x")]),
            ("👩‍💻!", [.character("👩‍💻"), .character("!")]),
            ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
            ("\u{8}", [.backspace]), ("\u{7F}", [.backspace]), ("\u{0}", [.control(" ")]),
            ("\u{1}", [.control("a")]), ("\u{3}", [.control("c")]), ("\u{12}", [.control("r")]),
            ("\u{1A}", [.control("z")]), ("\u{1C}", [.control("\\")]), ("\u{1F}", [.control("_")]),
            ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
            ("\u{1B}\u{1B}\u{1B}", [.escape, .escape, .escape]),
            ("\u{1B}x", [.alt("x")]), ("\u{1B}xy", [.alt("x"), .character("y")]),
            ("\u{1B}é", [.alt("é")]), ("\u{1B}éa", [.alt("é"), .character("a")]),
            ("a\u{1B}", [.character("a"), .escape]),
            ("\u{1B}\u{1B}x", [.escape, .alt("x")]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
            ("\u{1B}]", [.alt("]")]), ("\u{1B}P", [.alt("P")]), ("\u{1B}_", [.alt("_")]), ("\u{1B}X", [.alt("X")]),
            ("\u{1B}\r", [.enter]), ("\u{1B}\t", [.tab]), ("\u{1B}\u{7F}", [.alt("\u{7F}")]),
            ("\u{1B}\u{1}", [.control("a")]), ("\u{1B}[\r", [.alt("["), .enter]),
            ("\u{1B}[1;9\r", [.enter]), ("\u{1B}[é", [.alt("["), .character("é")]),
            ("a\u{3}b", [.character("a"), .control("c"), .character("b")]),
        ] as [(String, [Key])])
    func oneReadIsDecodedToKeys(text: String, keys: [Key]) {
        #expect(Self.decode([(0, text)]) == Self.inputs(keys))
    }

    @Test(
        arguments: [
            ([(0, "\u{1B}"), (20, "[A")], [.up]),
            ([(0, "\u{1B}["), (900, "A")], [.up]),
            ([(0, "\u{1B}[1;"), (900, "5C")], [.controlRight]),
            ([(0, "\u{1B}[1;"), (900, "5"), (1800, "C")], [.controlRight]),
            ([(0, "\u{1B}"), (400, "[A")], [.escape, .up]),
            ([(0, "\u{1B}"), (400, "[1;5Dx")], [.escape, .controlLeft, .character("x")]),
            ([(0, "\u{1B}"), (400, "OP")], [.escape, .function(1)]),
            ([(0, "\u{1B}"), (400, "[")], [.escape, .character("[")]),
            ([(0, "\u{1B}"), (400, "[q")], [.escape, .character("["), .character("q")]),
            ([(0, "\u{1B}"), (400, "x[A")], [.escape, .character("x"), .character("["), .character("A")]),
            ([(0, "\u{1B}"), (900, "[A")], [.escape, .character("["), .character("A")]),
            ([(0, "\u{1B}"), (100, "x"), (200, "[A")], [.escape, .character("x"), .character("["), .character("A")]),
            // An unterminated sequence is dropped, not typed.
            ([(0, "\u{1B}[1;5"), (5000, "x")], [.character("x")]),
            ([(0, "\u{1B}]11;rgb"), (5000, "x")], [.character("x")]),
        ] as [([(Int, String)], [Key])])
    func aKeySplitBetweenReadsStaysOneKeyEvenAfterItsEscapeWasDecodedAsEsc(reads: [(Int, String)], keys: [Key]) {
        #expect(Self.decode(reads.map { (at: $0.0, text: $0.1) }) == Self.inputs(keys))
    }

    @Test func theRestOfAnEscapeIsAwaitedForTheProfilesEscapeDelay() {
        var decoder = KeyDecoder(escapeDelay: .milliseconds(100))
        #expect(decoder.decode([27], at: Self.start).isEmpty)
        #expect(decoder.deadline == Self.start + .milliseconds(100))
        #expect(decoder.expire(at: Self.start + .milliseconds(99)).isEmpty)
        #expect(decoder.expire(at: Self.start + .milliseconds(100)) == [.input(.key(.escape))])
        #expect(decoder.deadline == nil)
    }

    @Test func altWithTheIntroducerOfAStringIsAKeyAtOnceUnlessStringsAreExpected() {
        var decoder = KeyDecoder()
        _ = decoder.decode(Array("\u{1B}]".utf8), at: Self.start)
        #expect(decoder.deadline == Self.start + .milliseconds(25))
        decoder.expectsStrings = true
        #expect(decoder.deadline == Self.start + KeyDecoder.sequenceTimeout)
        #expect(
            decoder.decode(Array("11;rgb:0/0/0\u{7}".utf8), at: Self.start + .milliseconds(500))
                == [.reply(TerminalReply(.osc, Array("11;rgb:0/0/0".utf8)))])
    }

    @Test func theTerminfoEntryTakesPrecedence() {
        let keys: [[UInt8]: Key] = [
            Array("\u{1B}[I".utf8): .pageUp, Array("\u{1B}[M".utf8): .function(1), Array("\u{1B}OA".utf8): .home,
            Array("\u{1B}x".utf8): .end,
        ]
        let decoder = KeyDecoder(keys: keys)
        let text = "\u{1B}[I\u{1B}[Mabc\u{1B}OA\u{1B}x"
        #expect(
            Self.decode([(0, text)], decoder: decoder)
                == Self.inputs([
                    .pageUp, .function(1), .character("a"), .character("b"), .character("c"), .home, .end,
                ]))
    }

    @Test func aCharacterSplitBetweenTwoReadsStaysWhole() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([0xE6], at: Self.start).isEmpty)
        #expect(
            decoder.decode([0x97, 0xA5, 0x61], at: Self.start) == Self.inputs([.character("日"), .character("a")]))
    }

    @Test(arguments: [[0xFF, 0x61], [0x1B, 0xC3, 0x61]] as [[UInt8]])
    func brokenBytesAreNotTyped(bytes: [UInt8]) {
        var decoder = KeyDecoder()
        let results = decoder.decode(bytes, at: Self.start)
        #expect(results.filter { $0 != .input(.loss(.brokenKey)) } == Self.inputs([.character("a")]))
        #expect(results.count == (bytes[0] == 0xFF ? 2 : 1), "omitted input is reported")
    }

    // MARK: replies

    private static let replies = [
        "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}]11;rgb:ff/ff/ff\u{7}", "\u{1B}[?2026;2$y", "\u{1B}[?997;1n",
        "\u{1B}[?62;4;22c", "\u{1B}[>41;379;0c", "\u{1B}P>|XTerm(379)\u{1B}\\", "\u{1B}[0n", "\u{1B}[24;80R",
        "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^x\u{1B}\\", "\u{1B}Xx\u{1B}\\", "\u{1B}[?0u",
        "\u{1B}[4;600;800t",
    ]

    @Test(arguments: replies)
    func aReplyIsNeverTypedWhereverItIsSplit(reply: String) {
        for place in 1..<reply.utf8.count {
            let first = String(decoding: reply.utf8.prefix(place), as: UTF8.self)
            let second = String(decoding: reply.utf8.dropFirst(place), as: UTF8.self)
            // The escape alone is a key after its delay; strings are expected while a query is open.
            var decoder = KeyDecoder()
            decoder.expectsStrings = first.hasSuffix("]") || first.hasSuffix("P")
            let isKeyAtFirst = ["\u{1B}_", "\u{1B}^", "\u{1B}X"].contains(first)
            let gap = place == 1 ? 10 : isKeyAtFirst ? 20 : 900
            let results = Self.decode([(0, "x" + first), (gap, second + "y")], decoder: decoder)
            #expect(results.first == .input(.key(.character("x"))), "\(place)")
            #expect(results.last == .input(.key(.character("y"))), "\(place)")
            #expect(results.count == 3, "\(place): \(results)")
            if results.count == 3, case .input = results[1] { Issue.record("typed at \(place): \(results)") }
        }
    }

    @Test(arguments: replies.prefix(10))
    func aReplyWhoseEscapeWasDecodedAsEscIsNotTypedEither(reply: String) {
        var decoder = KeyDecoder()
        decoder.expectsStrings = true
        let results = Self.decode([(0, "\u{1B}"), (300, String(reply.dropFirst()))], decoder: decoder)
        #expect(results.count == 2)
        #expect(results.first == .input(.key(.escape)))
        if results.count == 2, case .input = results[1] { Issue.record("typed: \(results)") }
    }

    @Test func escJustBeforeAReplyAndKeysBetweenRepliesAreReported() {
        #expect(
            Self.decode([(0, "\u{1B}\u{1B}[?997;2n\u{1B}[A\u{1B}[0n")]) == [
                .input(.key(.escape)), .reply(.appearance(.light)), .input(.key(.up)), .reply(.status),
            ])
        #expect(
            Self.decode([(0, "\u{1B}\u{1B}]11;?\u{7}")]) == [.input(.key(.escape)), .reply(.other)])
    }

    // MARK: pastes

    private static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

    @Test func aPasteArrivesWholeOverSeveralReadsAndIsNotDecodedAsKeys() {
        let results = Self.decode([
            (0, "x\u{1B}[200~a\r\nb\r"), (2000, "q\u{1B}[31m\u{0}日\t\u{1B}[A\u{1B}x"), (4000, "\u{1B}[201~q"),
        ])
        #expect(
            results == [
                .input(.key(.character("x"))), .input(.paste("a\nb\nq[31m日\t[Ax")),
                // The escapes of two sequences and of a letter, and a null.
                .input(.loss(.controls(4))), .input(.key(.character("q"))),
            ])
    }

    @Test func theEndOfAPasteIsFoundWhereverItIsSplit() {
        let text = Self.paste("word")
        for place in 1..<text.utf8.count {
            let reads = [
                (at: 0, text: String(decoding: text.utf8.prefix(place), as: UTF8.self)),
                (at: 20, text: String(decoding: text.utf8.dropFirst(place), as: UTF8.self) + "y"),
            ]
            #expect(Self.decode(reads) == [.input(.paste("word")), .input(.key(.character("y")))], "\(place)")
        }
    }

    @Test(arguments: [
        "\u{1B}", "\u{1B}[", "\u{1B}]52;c;", "\u{1B}P", "\u{1B}[M", "\u{1B}O", "\u{1B}[[", "\u{1B}\u{1B}[",
    ])
    func noContentPreventsAPasteFromEnding(text: String) {
        let results = Self.decode([(0, Self.paste("a" + text) + "y")])
        #expect(results.count == 3, "\(results)")
        guard case .input(.paste(let pasted))? = results.first else {
            Issue.record("\(results)")
            return
        }
        #expect(pasted.hasPrefix("a"))
        // Omissions are reported: every escape.
        let escapes = text.count { $0 == "\u{1B}" }
        #expect(results.dropFirst().first == .input(.loss(.controls(escapes))))
        #expect(results.last == .input(.key(.character("y"))))
    }

    @Test func aPasteWithAnIncompleteLastCharacterEndsAndIsDroppedWhole() {
        var decoder = KeyDecoder()
        let bytes = Array("\u{1B}[200~a".utf8) + [0xC3] + Array("\u{1B}[201~y".utf8)
        #expect(
            decoder.decode(bytes, at: Self.start) == [
                .input(.loss(.brokenPaste(byte: 0xC3, offset: 1))), .input(.key(.character("y"))),
            ])
    }

    @Test func aControlStringInAPasteThatIsNotAReplyBecomesItsTextAndTheOmissionIsReported() {
        #expect(
            Self.decode([(0, Self.paste("a\u{1B}]52;c;eA==\u{7}b"))])
                == [.input(.paste("a52;c;eA==b")), .input(.loss(.controls(2)))])
    }

    @Test func escJustBeforeAPasteIsAKeyAndThePasteIsNot() {
        #expect(
            Self.decode([(0, "\u{1B}" + Self.paste("q\r"))])
                == [.input(.key(.escape)), .input(.paste("q\n"))])
    }

    @Test func repliesAndFocusReportsInsideAPasteAreRecognized() {
        #expect(
            Self.decode([(0, Self.paste("a\u{1B}[0nb\u{1B}]11;rgb:0/0/0\u{7}c\u{1B}[Od"))]) == [
                .reply(.status), .reply(TerminalReply(.osc, Array("11;rgb:0/0/0".utf8))), .input(.focus(false)),
                .input(.paste("abcd")),
            ])
    }

    @Test func aPasteIsAcceptedWholeOrNotAtAll() {
        let many = String(repeating: "a", count: KeyDecoder.pasteLimit - 4)
        #expect(Self.decode([(0, Self.paste(many + "日b"))]) == [.input(.paste(many + "日b"))])
        let tooLong = Self.decode([(0, Self.paste(many + "日本")), (100, "y")])
        #expect(
            tooLong == [.input(.loss(.longPaste(limit: KeyDecoder.pasteLimit))), .input(.key(.character("y")))])
        // The next one is accepted.
        #expect(Self.decode([(0, Self.paste(many + "日本") + Self.paste("b"))]).last == .input(.paste("b")))
    }

    @Test func invalidUTF8IsNotRepaired() {
        var decoder = KeyDecoder()
        let bytes = Array("\u{1B}[200~Z".utf8) + [0xFC] + Array("rich\u{1B}[201~".utf8)
        #expect(
            decoder.decode(bytes, at: Self.start) == [.input(.loss(.brokenPaste(byte: 0xFC, offset: 1)))])
        #expect(
            decoder.decode([0x61, 0xFC], at: Self.start + .seconds(1)).contains(.input(.loss(.brokenKey)))
                || decoder.decode([0x61], at: Self.start + .seconds(2)).contains(.input(.loss(.brokenKey))))
    }

    @Test func onlyCtrlCEndsAPasteWhoseEndWasLost() {
        #expect(
            Self.decode([(0, "\u{1B}[200~a"), (100, "\u{3}"), (200, "b")])
                == Self.inputs([.control("c"), .character("b")]))
    }

    @Test func wherePastesAreMarkedWordsInOneBurstAreTyped() {
        var decoder = KeyDecoder(marksPastes: true)
        #expect(decoder.decode(Array("a stoic owl\u{12}".utf8), at: .now).last == .input(.key(.control("r"))))
        var guarding = KeyDecoder()
        #expect(
            guarding.decode(Array("a stoic owl\u{12}".utf8), at: .now) == [
                .input(.paste("a stoic owl")), .input(.loss(.controls(1))),
            ])
    }

    @Test func anUnmarkedPasteIsDetectedByItsContentAndKeepsControlCharacters() {
        #expect(
            Self.decode([(0, "an owl\rqqXd\u{12}")])
                == [.input(.paste("an owl\nqqXd")), .input(.loss(.controls(1)))])
        #expect(
            Self.decode([(0, "a\u{1B}[0n stoic owl\r\u{1B}[A")])
                == [.input(.paste("a stoic owl\n")), .input(.loss(.controls(1))), .reply(.status)])
        let text = String(repeating: "an owl at sunset ", count: 300)
        let first = String(decoding: text.utf8.prefix(4000), as: UTF8.self)
        let rest = String(decoding: text.utf8.dropFirst(4000), as: UTF8.self)
        #expect(
            Self.decode([(0, first), (100, rest), (200, "q\r"), (2000, "q")]) == [
                .input(.paste(first)), .input(.paste(rest)), .input(.paste("q\n")), .input(.key(.character("q"))),
            ])
    }

    @Test func aTerminalThatHasMarkedOnePasteIsTrustedToMarkAll() {
        let results = Self.decode([(0, Self.paste("x")), (1000, "an owl\rqqXd\r")])
        #expect(results.first == .input(.paste("x")))
        #expect(
            results.dropFirst()
                == Self.inputs("an owl".map { .character($0) } + [.enter] + "qqXd".map { .character($0) } + [.enter])[
                    ...])
    }

    @Test func aCharacterSplitInAnUnmarkedPasteStaysWhole() {
        var decoder = KeyDecoder()
        let bytes = Array("an owl at sunset and then more 日".utf8)
        #expect(
            decoder.decode(bytes.dropLast(), at: Self.start) == [.input(.paste("an owl at sunset and then more "))])
        #expect(decoder.decode([bytes[bytes.count - 1]], at: Self.start + .milliseconds(5)) == [.input(.paste("日"))])
    }
}
