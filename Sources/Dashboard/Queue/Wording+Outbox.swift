import Domain
import Session

extension Wording {
    /// The state of a request that waits, in the place of a phase: `waiting` or `paused`.
    static func word(for waiting: Waiting) -> String { waiting.reason == .held ? "paused" : "waiting" }

    /// Why a request waits, in a few words and in fewer: `rate limit, 30/min`, `quota used up until 1 Jun`.
    ///
    /// - Parameter missingCredits: How many credits are missing for it; nil where that is not known.
    static func reasons(for waiting: Waiting, missingCredits: Int? = nil, now: Timestamp) -> [String] {
        switch waiting.reason {
        case .turn where waiting.position == 1: ["next"]
        case .turn: ["\(ordinal(waiting.position)) in line"]
        case .pace: ["rate limit, 30/min", "rate limit"]
        case .quota:
            waiting.until.map { ["quota used up until \(day($0, now: now))", "quota used up"] }
                ?? ["quota used up", "no quota"]
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

    /// A place in line: `1st`, `2nd`, `11th`, `23rd`.
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

    /// How long `run` is still looked for before the user is asked: `4:10`; nil where that is not known, or over.
    static func searchTime(of run: Run, now: Timestamp, _ face: ClockFormat) -> String? {
        guard run.delivery == .searching, let end = run.searchEndsAt, end > now else { return nil }
        return face.remaining(end - now)
    }

    /// How far a download is: `42 %  3.1 MB/s`, or what has come where the whole is not known.
    static func progress(received: Int, total: Int?, bytesPerSecond: Int?) -> [String] {
        let share = total.flatMap { $0 > 0 ? "\(percent(received, of: $0)) %" : nil } ?? bytes(received)
        return [bytesPerSecond.map { "\(share)  \(bytes($0))/s" }, share].compactMap(\.self)
    }

    /// How many hundredths of `total`, which is above zero, `part` is; both are any numbers from a server.
    private static func percent(_ part: Int, of total: Int) -> Int {
        part >= total ? 100 : Int(Double(max(0, part)) / Double(total) * 100)
    }
}
