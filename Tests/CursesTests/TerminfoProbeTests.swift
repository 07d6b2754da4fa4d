import Canvas
import Testing

@testable import Curses

/// ncurses holds one entry at a time, for the whole process.
@Suite(.serialized)
struct TerminfoProbeTests {
    @Test func theTerminalsOwnTerminfoEntryIsUsedWithItsKeys() {
        guard let probe = TerminfoProbe.open(name: "xterm-256color") else {
            Issue.record("not found")
            return
        }
        let facts = probe.facts()
        #expect(facts.entry == .own)
        #expect(facts.canPlaceCursor)
        #expect(facts.colors == 256)
        let keys = probe.keys()
        #expect(keys[Array("\u{1B}OA".utf8)] == .up)
        #expect(keys[Array("\u{1B}[3~".utf8)] == .delete)
        #expect(keys[Array("\u{1B}[1;5D".utf8)] == .controlLeft)
        #expect(keys[Array("\u{1B}[1;2P".utf8)] == .function(13))
        // The numeric keypad types numbers, and control characters are keys of their own.
        #expect(keys[Array("\u{1B}Oq".utf8)] == nil)
        #expect(keys.keys.allSatisfy { $0.count >= 2 && $0[0] == 27 })
    }

    @Test func keysInTerminfoEntriesAgreeWithTheBuiltInTable() {
        guard let probe = TerminfoProbe.open(name: "xterm-256color") else {
            Issue.record("not found")
            return
        }
        for (bytes, key) in probe.keys() {
            var decoder = KeyDecoder()
            #expect(decoder.decode(bytes, at: .now) == [.input(.key(key))], "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test func anUnknownTerminalUsesACompatibleEntryUnderItsOwnName() {
        guard let probe = TerminfoProbe.open(name: "xterm-nobodys") else {
            Issue.record("not found")
            return
        }
        #expect(probe.facts().entry == .substitute("xterm-256color"))
        let entry = probe.overlay(for: .palette256)
        #expect(entry.names.first == "xterm-nobodys")
        #expect(entry.extendedFlags.isEmpty)
        #expect(probe.overlay(for: .trueColor).extendedFlags == ["RGB"])
    }

    @Test(arguments: [
        ("nobodys", true), ("dumb", true), ("", true), ("xterm-256color", false), ("xterm-nobodys", false),
    ])
    func withoutATerminfoEntryOrWithoutCursorMovementPlainTextModeIsUsed(name: String, isPlain: Bool) {
        let profile = TerminalProfile.found(environment: ["TERM": name])
        #expect(profile.isPlain == isPlain)
    }
}
