/// Words that Easel once used for itself and that nobody else uses, with the field's terms in their place.
///
/// A phrase in small letters is found in any case and inside names such as `hindranceText`; one with a capital letter
/// is found only as it is written, as a name of its own. Architecture.md has the glossary.
enum BannedWords {
    static let table: [(phrase: String, instead: String)] = [
        // Names.
        ("workshop", "context"),
        ("hindrance", "read-only reason, reason"),
        ("hindrances", "reasons"),
        ("Gauges", "AccountMonitor"),
        ("ServiceReader", "ServiceRefresher"),
        ("OutboxStanding", "DeliveryState"),
        ("WaitingLine", "SendQueue"),
        ("waitingLine", "sendQueue"),
        ("departure", "snapshot"),
        ("departures", "snapshots"),
        ("inquiry", "outcome question"),
        ("inquiries", "outcome questions"),
        ("witness", "evidence"),
        ("witnesses", "evidence"),
        ("letBe", "dismiss"),
        ("deed", "action"),
        ("deeds", "actions"),
        ("SweepPlan", "PollSchedule"),
        ("SweptPage", "PollResult"),
        ("rouse", "wake"),
        ("pursue", "poll"),
        ("forgo", "abort"),
        ("bounce", "requeue"),
        ("bounced", "requeued"),
        ("setbacks", "failure counts"),
        ("withheld", "deferred"),
        ("unwritten", "pending"),
        ("AnswerBox", "AnswerWriter"),
        ("DraftBox", "DraftWriter"),
        ("ClockFace", "ClockFormat"),
        ("surroundings", "environment"),
        ("wish", "override, command"),
        ("wishes", "overrides, commands"),
        ("HTTPLane", "ConnectionPool"),
        ("stranger", "unknown key"),
        ("strangers", "unknown keys"),
        ("isLed", "isLocked"),
        ("ConversionWatch", "ConversionTracker"),
        ("obey", "handle, follow"),
        ("obeys", "handles, follows"),
        ("obeyed", "handled, followed"),
        ("isTroubled", "hasFailures"),
        ("isDistrusted", "isDegraded"),
        ("manners", "capabilities"),
        // Sentences.
        ("a person", "the user"),
        ("way through", "walkthrough"),
        ("in vain", "without result"),
        ("for ever", "indefinitely"),
        ("of no account", "ignored"),
        ("is no history", "is not persisted"),
        ("afresh", "again"),
        ("anew", "again"),
        ("mend", "fix, repair, edit"),
        ("mended", "fixed, repaired"),
        ("mends", "fixes, repairs"),
        ("became of", "the outcome of"),
        ("becomes of", "the outcome of"),
        ("become of", "the outcome of"),
        ("take back", "cancel, undo"),
        ("takes back", "cancels, undoes"),
        ("taken back", "canceled, undone"),
        ("take it back", "cancel it, undo it"),
        ("takes it back", "cancels it, undoes it"),
        ("let it be", "dismiss it"),
        ("asked no more", "no longer asked"),
        ("speaks in lines", "uses plain-text mode"),
        ("speak in lines", "use plain-text mode"),
        ("out of use", "deprecated"),
        ("way to the terminal", "connection"),
        ("terminal's ground", "terminal's background"),
        ("cannot be had", "is not available"),
    ]

    /// The banned phrases that `line` contains, as they are in the table.
    static func hits(in line: String) -> [String] {
        let words = words(of: line)
        guard !words.isEmpty else { return [] }
        var found: Set<String> = []
        for (index, word) in words.enumerated() {
            if exact.contains(word) { found.insert(word) }
            for part in parts(of: word) where single.contains(part) { found.insert(part) }
            for phrase in phrases[word.lowercased(), default: []] {
                let end = index + phrase.count
                if end <= words.count, words[index..<end].elementsEqual(phrase, by: { $0.lowercased() == $1 }) {
                    found.insert(phrase.joined(separator: " "))
                }
            }
        }
        return found.sorted()
    }

    private static let exact = Set(table.map(\.phrase).filter { $0.contains(where: \.isUppercase) })
    private static let single = Set(table.map(\.phrase).filter { !$0.contains(" ") }).subtracting(exact)
    private static let phrases = Dictionary(
        grouping: table.map(\.phrase).filter { $0.contains(" ") }.map { $0.split(separator: " ").map(String.init) },
        by: { $0[0] })

    private static func words(of line: String) -> [String] {
        line.utf8.split { !isLetter($0) && $0 != UInt8(ascii: "'") }.compactMap { String($0) }
    }

    /// The parts of a name in camel case, in small letters.
    private static func parts(of name: String) -> [String] {
        var parts: [String] = []
        for character in name {
            if character.isUppercase || parts.isEmpty { parts.append("") }
            parts[parts.count - 1].append(contentsOf: character.lowercased())
        }
        return parts
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
