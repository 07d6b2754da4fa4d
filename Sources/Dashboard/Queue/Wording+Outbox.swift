package import Domain

extension Wording {
    /// Why a request waits, in a word that fits where the phases stand.
    static func word(for waiting: Waiting) -> String {
        switch waiting.reason {
        case .turn, .pace, .elsewhere: "waits"
        case .quota: "no quota"
        case .credits: "credits"
        case .offline: "offline"
        case .unauthorized: "no token"
        case .budget: "budget"
        case .held: "held"
        }
    }

    /// Why a request waits, in a few words and in fewer: `30 a minute`, `quota used up until 1 Jun`.
    ///
    /// - Parameter missingCredits: How many credits are missing for it; nil where that is not known.
    static func reasons(for waiting: Waiting, missingCredits: Int? = nil, now: Timestamp) -> [String] {
        switch waiting.reason {
        case .turn where waiting.position == 1: ["next"]
        case .turn: ["after the one before it", "in turn"]
        case .pace: ["30 a minute"]
        case .quota: waiting.until.map { ["quota used up until \(day($0, now: now))", "used up"] } ?? ["quota used up"]
        case .credits:
            missingCredits.map { ["not enough credits: \(count($0)) more needed", "\(count($0)) more needed"] }
                ?? ["not enough credits", "not enough"]
        case .offline: ["until the service answers"]
        case .unauthorized: ["token not accepted", "token"]
        case .budget: ["your budget is used up", "used up"]
        case .held: []
        case .elsewhere: ["another Easel sends", "elsewhere"]
        }
    }

    /// Why `run`, which waits, does so, in a sentence.
    ///
    /// - Parameters:
    ///   - isSending: Whether another request is on its way to the same service.
    ///   - missingCredits: How many credits are missing for it; nil where that is not known.
    ///   - budget: What the budget that is used up has seen, in words; nil where that is not known.
    package static func sentence(
        for waiting: Waiting, service: Service, isSending: Bool, missingCredits: Int?, budget: String?,
        now: Timestamp
    ) -> String {
        switch waiting.reason {
        case .turn where waiting.position == 1 && !isSending:
            "It goes next: Easel asks \(service.name) how much is left first."
        case .turn: "The request before it is being sent."
        case .pace: "\(service.name) takes 30 a minute."
        case .quota:
            waiting.until.map { "The quota is used up until \(weekdayAndDay($0, now: now))." }
                ?? "The quota is used up."
        case .credits: missingCredits.map { "Not enough credits: \(count($0)) more needed." } ?? "Not enough credits."
        case .offline: "\(service.name) cannot be reached."
        case .unauthorized:
            "\(service.name) does not accept the \(service == .antekirt ? "key" : "token"); it goes on once that works."
        case .budget: "The budget you have set is used up\(budget.map { ": \($0)" } ?? "")."
        case .held: "You hold it back."
        case .elsewhere: "Another Easel on this machine sends."
        }
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

    /// When something happens that happens within a minute or so: `in 4 s`, or `now`.
    static func soon(_ moment: Timestamp, now: Timestamp, preposition: String? = "in") -> String {
        // A second that has begun is one to wait.
        let seconds = (moment - now + .milliseconds(999)).components.seconds
        return seconds < 1 ? "now" : [preposition, "\(seconds) s"].compactMap(\.self).joined(separator: " ")
    }
}
