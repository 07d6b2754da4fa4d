package import Domain

/// How people write times and amounts. One way for each, the same everywhere.
package enum Wording {
    /// A duration as a clock shows it: `0:12`, `1:48`, `1:02:03`.
    package static func clock(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        let rest = pad(seconds % 60)
        return seconds < 3600 ? "\(seconds / 60):\(rest)" : "\(seconds / 3600):\(pad(seconds / 60 % 60)):\(rest)"
    }

    /// A past moment as people say it: `just now`, `3 min ago`, `2 h ago`, `yesterday`, `8 May`, `8 May 2019`,
    /// `at an unknown time`.
    package static func ago(_ moment: Timestamp?, now: Timestamp) -> String {
        guard let moment else { return "at an unknown time" }
        return switch (now - moment).components.seconds {
        // Clocks differ; more than that is no difference of clocks.
        case ..<(-3600): day(moment, now: now)
        case ..<60: "just now"
        case let seconds where seconds < 3600: "\(seconds / 60) min ago"
        case let seconds where seconds < 86_400: "\(seconds / 3600) h ago"
        case ..<172_800: "yesterday"
        default: day(moment, now: now)
        }
    }

    /// A length of time in its largest unit: `40 s`, `3 min`, `2 h`.
    package static func span(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        return seconds < 60 ? "\(seconds) s" : seconds < 3600 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
    }

    /// When something happens that happens within a minute or so: `in 4 s`, or `now`.
    package static func soon(_ moment: Timestamp, now: Timestamp, preposition: String? = "in") -> String {
        // A second that has begun is one to wait.
        let seconds = (moment - now + .milliseconds(999)).components.seconds
        return seconds < 1 ? "now" : [preposition, "\(seconds) s"].compactMap(\.self).joined(separator: " ")
    }

    /// How old a number is: `40 s old`, `3 min old`.
    package static func age(_ moment: Timestamp, now: Timestamp) -> String { span(now - moment) + " old" }

    /// A day, with its year where that is not this year: `8 May`, `8 May 2019`.
    package static func day(_ moment: Timestamp, now: Timestamp) -> String {
        isThisYear(moment, now) ? day(moment) : "\(day(moment)) \(moment.civil.year)"
    }

    /// The same in six columns: `8 May`, `2019`.
    package static func shortDay(_ moment: Timestamp, now: Timestamp) -> String {
        isThisYear(moment, now) ? day(moment) : "\(moment.civil.year)"
    }

    private static func isThisYear(_ moment: Timestamp, _ now: Timestamp) -> Bool {
        moment.civil.year == now.civil.year
    }

    /// A day without its year: `8 May`.
    private static func day(_ moment: Timestamp) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = moment.civil
        return "\(date.day) \(months[Int(date.month - 1)])"
    }

    /// A day with its weekday: `Mon 1 Jun`, `Fri 1 Jan 2027`.
    package static func weekdayAndDay(_ moment: Timestamp, now: Timestamp) -> String {
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][moment.weekday] + " " + day(moment, now: now)
    }

    /// An amount with its thousands apart: `12,048`.
    package static func count(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// A size in bytes: `812 B`, `64 kB`, `1.3 MB`.
    package static func bytes(_ count: Int) -> String {
        switch max(0, count) {
        case ..<1000: "\(max(0, count)) B"
        case ..<1_000_000: "\(count / 1000) kB"
        default: "\(count / 1_000_000).\(count / 100_000 % 10) MB"
        }
    }

    /// A price: `1 image run`, `3 credits`, `billed to your openai key`.
    package static func price(_ cost: Cost) -> String {
        switch cost {
        case .quota(let modality, let runs), .uncounted(let modality, _, let runs):
            plural(runs, "\(modality.rawValue) run")
        case .credits(let credits): plural(credits, "credit")
        case .ownKey(let provider): "billed to your \(Self.provider(provider)) key"
        }
    }

    /// The proper name of a provider that the wire spells in small letters; others as they are.
    package static func provider(_ name: String) -> String {
        switch name {
        case "replicate": "Replicate"
        case "openai": "OpenAI"
        case "anthropic": "Anthropic"
        default: name
        }
    }

    /// `1 image run`, `2 image runs`.
    package static func plural(_ count: Int, _ noun: String) -> String {
        "\(Self.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// `words` with commas between them, and how many there are beyond `most`: `a, b and 4 more`.
    package static func list(_ words: [String], most: Int) -> String {
        let shown = words.prefix(most).joined(separator: ", ")
        return words.count > most ? "\(shown) and \(words.count - most) more" : shown
    }

    /// A sentence with its capital and its full stop; names of services and keys keep their small letters.
    package static func sentence(_ words: String) -> String { sentence(words, beginsWithKey: false) }

    /// A sentence whose first word, where that is `a`, is no article but a key.
    package static func sentence(_ words: String, beginsWithKey: Bool) -> String {
        let first = words.prefix { $0 != " " }
        let isName = Service.allCases.contains { first.hasPrefix($0.name) }
        let isKey = first.count == 1 && (beginsWithKey || first != "a") || first.contains("-")
        let start = isName || isKey ? words : words.prefix(1).uppercased() + words.dropFirst()
        return start.last.map { ".!?…".contains($0) } ?? true ? start : start + "."
    }

    /// What went wrong, what it means and what to do, a sentence each; what is empty is left out.
    package static func sentences(_ failure: Failure) -> [String] {
        [failure.what, failure.meaning, failure.next].filter { !$0.isEmpty }.map { sentence($0) }
    }

    /// `sentences` one after the other, but those that say nothing.
    package static func text(_ sentences: [String]) -> String { sentences.filter { !$0.isEmpty }.joined(separator: " ") }

    private static func pad(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
