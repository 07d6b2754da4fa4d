package import Domain

extension Wording {
    /// Returns the reason why a request waits, as a sentence.
    ///
    /// - `isSending`: True while another request is being sent to the same service.
    /// - `missingCredits`: The credits that are missing for it; nil if that is unknown.
    /// - `budget`: The state of the exceeded budget, such as `spent 10 of 10 runs today`; nil if it is unknown.
    package static func sentence(
        for waiting: Waiting, service: Service, isSending: Bool, missingCredits: Int?, budget: String?,
        now: Timestamp
    ) -> String {
        switch waiting.reason {
        case .turn where waiting.position == 1 && !isSending:
            "Next to send, once \(service.name) says what is left."
        case .turn: "Another request is being sent first."
        case .pace: "\(service.name) allows 30 requests per minute."
        case .quota:
            waiting.until.map { "Quota used up until \(weekdayAndDay($0, now: now))." }
                ?? "Quota used up."
        case .credits: missingCredits.map { "Not enough credits: \(count($0)) more needed." } ?? "Not enough credits."
        case .offline: "\(service.name) cannot be reached."
        case .unauthorized:
            "\(service.name) does not accept the \(service == .antekirt ? "key" : "token"). "
                + "Sending resumes with a valid one."
        case .budget: "Your budget is used up\(budget.map { ": \($0)" } ?? "")."
        case .held: "Paused."
        case .elsewhere: "Another Easel on this machine is sending."
        }
    }
}
