package import Domain

extension Wording {
    /// Says how many runs at `service` a request of unknown outcome may have become, as far as they could be read.
    package static func matches(_ outcome: OutcomeQuestion, at service: Service) -> String {
        let count = outcome.candidates.count
        let matches =
            switch count {
            case 0: "No run at \(service.name) matches"
            case 1: "1 run at \(service.name) matches"
            default: "\(count) runs at \(service.name) match"
            }
        switch outcome.lookup {
        case .failed(let failure) where count == 0:
            return Wording.sentence("Easel could not check: \(failure.what)")
                + " It checks again once that works; the request may have been accepted."
        case .partial(let reason):
            return "\(matches), but not all could be read: \(Wording.sentence(reason))"
        case .whole, .failed: return matches + "."
        }
    }
}
