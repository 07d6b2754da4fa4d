package import Domain

/// The formats of times, amounts and sentences: one for each, the same in every front end.
package enum Wording {
    /// Returns a duration as a clock shows it: `0:12`, `1:48`, `1:02:03`.
    package static func clock(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        let rest = pad(seconds % 60)
        return seconds < 3600 ? "\(seconds / 60):\(rest)" : "\(seconds / 3600):\(pad(seconds / 60 % 60)):\(rest)"
    }

    /// Returns a past time relative to `now`: `just now`, `3 min ago`, `2 h ago`, `yesterday`, `8 May`, `8 May 2019`,
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

    /// Returns a past time relative to `now` in six columns: `now`, `3 min`, `2 h`, `8 May`, `2019`. A year stands only
    /// where the month alone is ambiguous.
    package static func shortAgo(_ moment: Timestamp, now: Timestamp) -> String {
        let seconds = (now - moment).components.seconds
        switch seconds {
        case -3600..<60: return "now"
        case 60..<86_400: return span(.seconds(seconds))
        default: return abs(seconds) < halfAYear ? day(moment) : shortDay(moment, now: now)
        }
    }

    /// Half a year, in seconds.
    private static let halfAYear: Int64 = 182 * 86_400

    /// Returns a duration in its largest unit: `40 s`, `3 min`, `2 h`.
    package static func span(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        return seconds < 60 ? "\(seconds) s" : seconds < 3600 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
    }

    /// Returns the time until a moment that is at most minutes away: `in 4 s`, or `now`.
    package static func soon(_ moment: Timestamp, now: Timestamp, preposition: String? = "in") -> String {
        // A second that has begun is one to wait.
        let seconds = (moment - now + .milliseconds(999)).components.seconds
        return seconds < 1 ? "now" : [preposition, "\(seconds) s"].compactMap(\.self).joined(separator: " ")
    }

    /// Returns the age of a value: `40 s old`, `3 min old`.
    package static func age(_ moment: Timestamp, now: Timestamp) -> String { span(now - moment) + " old" }

    /// Returns a day, with the year if it is not this year: `8 May`, `8 May 2019`.
    package static func day(_ moment: Timestamp, now: Timestamp) -> String {
        isThisYear(moment, now) ? day(moment) : "\(day(moment)) \(moment.civil.year)"
    }

    /// Returns a day or a year in at most six columns: `8 May`, `2019`.
    package static func shortDay(_ moment: Timestamp, now: Timestamp) -> String {
        isThisYear(moment, now) ? day(moment) : "\(moment.civil.year)"
    }

    private static func isThisYear(_ moment: Timestamp, _ now: Timestamp) -> Bool {
        moment.civil.year == now.civil.year
    }

    /// Returns a day without the year: `8 May`.
    private static func day(_ moment: Timestamp) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = moment.civil
        return "\(date.day) \(months[Int(date.month - 1)])"
    }

    /// Returns a day with its weekday: `Mon 1 Jun`, `Fri 1 Jan 2027`.
    package static func weekdayAndDay(_ moment: Timestamp, now: Timestamp) -> String {
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][moment.weekday] + " " + day(moment, now: now)
    }

    /// Returns a number with thousands separators: `12,048`.
    package static func count(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// Returns a size in decimal units: `812 B`, `64 kB`, `1.3 MB`.
    package static func bytes(_ count: Int) -> String {
        switch max(0, count) {
        case ..<1000: "\(max(0, count)) B"
        case ..<1_000_000: "\(count / 1000) kB"
        default: "\(count / 1_000_000).\(count / 100_000 % 10) MB"
        }
    }

    /// Returns a count with its noun: `1 image run`, `2 image runs`.
    package static func plural(_ count: Int, _ noun: String) -> String {
        "\(Self.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// Returns `words` separated by commas, with the number of those beyond `most`: `a, b and 4 more`.
    package static func list(_ words: [String], most: Int) -> String {
        let shown = words.prefix(most).joined(separator: ", ")
        return words.count > most ? "\(shown) and \(words.count - most) more" : shown
    }

    /// Returns `words` as a sentence with a capital letter and a full stop; names of services and keys stay in lower
    /// case.
    package static func sentence(_ words: String) -> String { sentence(words, beginsWithKey: false) }

    /// Returns a sentence; if it begins with a key, a first word `a` is that key and not an article.
    package static func sentence(_ words: String, beginsWithKey: Bool) -> String {
        let first = words.prefix { $0 != " " }
        let isName = Service.allCases.contains { first.hasPrefix($0.name) }
        let isKey = first.count == 1 && (beginsWithKey || first != "a") || first.contains("-")
        let start = isName || isKey ? words : words.prefix(1).uppercased() + words.dropFirst()
        return start.last.map { ".!?…".contains($0) } ?? true ? start : start + "."
    }

    /// Returns what happened, what it means and what to do, as sentences; empty parts are left out.
    package static func sentences(_ failure: Failure) -> [String] {
        [failure.what, failure.meaning, failure.next].filter { !$0.isEmpty }.map { sentence($0) }
    }

    /// Joins `sentences`; empty ones are left out.
    package static func text(_ sentences: [String]) -> String {
        sentences.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func pad(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
