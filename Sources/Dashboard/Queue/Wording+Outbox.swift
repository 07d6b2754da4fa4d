import Domain

extension Wording {
    /// Why a request waits, in a word that fits where the phases stand.
    static func word(for waiting: Waiting) -> String {
        switch waiting.reason {
        case .turn, .pace, .elsewhere: "waits"
        case .quota: "no quota"
        case .credits: "too dear"
        case .offline: "offline"
        case .budget: "budget"
        case .held: "held"
        }
    }

    /// Why a request waits, in a few words and in fewer: `30 a minute`, `quota used up until 1 Jun`.
    static func reasons(for waiting: Waiting) -> [String] {
        switch waiting.reason {
        case .turn: ["after the one before it", "in turn"]
        case .pace: ["30 a minute"]
        case .quota: waiting.until.map { ["quota used up until \(day($0))", "used up"] } ?? ["quota used up"]
        case .credits: ["too few credits"]
        case .offline: ["until the service answers"]
        case .budget: ["your budget is used up", "used up"]
        case .held: ["p lets it go"]
        case .elsewhere: ["another Easel sends", "elsewhere"]
        }
    }

    /// Why a request waits, in a sentence.
    static func sentence(for waiting: Waiting, service: Service) -> String {
        switch waiting.reason {
        case .turn: "The request before it is being sent."
        case .pace: "\(service.name) takes 30 a minute."
        case .quota: waiting.until.map { "The quota is used up until \(weekdayAndDay($0))." } ?? "The quota is used up."
        case .credits: "There are too few credits for it."
        case .offline: "\(service.name) cannot be reached."
        case .budget: "The budget you have set is used up."
        case .held: "You hold it back."
        case .elsewhere: "Another Easel on this machine sends."
        }
    }

    /// How far a download is: `42 %  3.1 MB/s`, or what has come where the whole is not known.
    static func progress(received: Int, total: Int?, bytesPerSecond: Int?) -> [String] {
        let share = total.flatMap { $0 > 0 ? "\(min(100, max(0, received) * 100 / $0)) %" : nil } ?? bytes(received)
        return [bytesPerSecond.map { "\(share)  \(bytes($0))/s" }, share].compactMap(\.self)
    }

    /// Seconds until `moment`, never below zero.
    static func seconds(until moment: Timestamp, now: Timestamp) -> Int64 { max(0, (moment - now).components.seconds) }
}
