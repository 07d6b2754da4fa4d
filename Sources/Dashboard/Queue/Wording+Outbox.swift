import Domain
import Session

extension Wording {
    /// Returns the state of a waiting request, in place of a phase: `waiting` or `paused`.
    static func word(for waiting: Waiting) -> String { waiting.reason == .held ? "paused" : "waiting" }

    /// Returns the reason why a request waits, in a long and a short form: `rate limit, 30/min`, `2nd in line`. The
    /// column of times says until when.
    ///
    /// - `missingCredits`: The credits that are missing for it; nil if that is unknown.
    static func reasons(for waiting: Waiting, missingCredits: Int? = nil) -> [String] {
        switch waiting.reason {
        case .turn: ["\(ordinal(waiting.position)) in line"]
        case .pace: ["rate limit, 30/min", "rate limit"]
        case .quota: ["quota used up", "no quota"]
        case .credits:
            missingCredits.map { ["not enough credits: \(count($0)) more needed", "needs \(count($0)) more"] }
                ?? ["not enough credits", "no credits"]
        case .offline: ["service offline", "offline"]
        case .unauthorized: ["token rejected", "token"]
        case .budget: ["budget used up", "budget"]
        case .held: []
        case .elsewhere: ["another Easel is active", "read-only"]
        }
    }

    /// Returns an ordinal number: `1st`, `2nd`, `11th`, `23rd`.
    static func ordinal(_ number: Int) -> String {
        let suffix =
            switch (number % 10, number % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return count(number) + suffix
    }

    /// Returns the time left for checking whether `run` was accepted: `4:10`; nil if that is unknown or over.
    static func searchTime(of run: Run, now: Timestamp, _ format: ClockFormat) -> String? {
        guard run.delivery == .searching, let end = run.searchEndsAt, end > now else { return nil }
        return format.remaining(end - now)
    }

    /// Returns the progress of a download, longest form first: `42 %  3.1 MB/s`; without a known total, the bytes
    /// received.
    static func progress(received: Int, total: Int?, bytesPerSecond: Int?) -> [String] {
        let share = total.flatMap { $0 > 0 ? "\(percent(received, of: $0)) %" : nil } ?? bytes(received)
        return [bytesPerSecond.map { "\(share)  \(bytes($0))/s" }, share].compactMap(\.self)
    }

    /// Returns `part` in percent of `total`, which is above zero; both come from a server and can be any number.
    private static func percent(_ part: Int, of total: Int) -> Int {
        part >= total ? 100 : Int(Double(max(0, part)) / Double(total) * 100)
    }
}
