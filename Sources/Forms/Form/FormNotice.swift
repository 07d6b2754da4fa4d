import JSON

/// The notice about answers that were given to an earlier version of the form.
struct FormNotice {
    private let migration: MigrationResult
    private let isKept: Bool
    private let sent: [String]

    /// - `isKept`: Whether answers that no field asks for stay with the form, unsent.
    /// - `sent`: What goes out although no field asks for it.
    init(_ migration: MigrationResult, isKept: Bool, sent: [String] = []) {
        self.migration = migration
        self.isKept = isKept
        self.sent = sent
    }

    /// The maximum number of names, and of characters of a value, in a notice.
    private static let maxNames = 6
    private static let maxValue = 40

    /// A sentence each for what is asked differently, no more, and now; nil when all is as it was.
    var text: String? {
        var sentences: [String] = []
        if !migration.lost.isEmpty {
            let words = migration.lost.map { lost in
                lost.oldValue.map { "\(lost.name) (was \(Self.shown($0)))" } ?? lost.name
            }
            sentences.append("Changed in the form: \(Self.list(words)).")
        }
        if !migration.dropped.isEmpty {
            sentences.append("No longer in the form: \(Self.list(migration.dropped)).")
            if isKept { sentences.append("Your answers are kept but not sent.") }
        }
        if !sent.isEmpty { sentences.append("Not in the form, sent as is: \(Self.list(sent)).") }
        if !migration.added.isEmpty, !migration.answers.isBlank {
            sentences.append("New in the form: \(Self.list(migration.added)).")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private static func list(_ words: [String]) -> String {
        let shown = words.prefix(maxNames).joined(separator: ", ")
        return words.count > maxNames ? "\(shown) and \(words.count - maxNames) more" : shown
    }

    private static func shown(_ value: JSON) -> String {
        let text = value.lenientString ?? value.text
        return text.count > maxValue ? text.prefix(maxValue) + "…" : text
    }
}
