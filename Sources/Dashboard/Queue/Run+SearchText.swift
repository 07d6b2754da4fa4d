import Domain
import Session

extension Run {
    /// The text that the filter of the queue searches, in lower case: everything that is shown of the run, and its ids.
    var searchText: String {
        let state: String? =
            switch delivery {
            case .waiting: "waiting"
            case .sending: "sending"
            case .searching: "unknown"
            case .unconfirmed: "unknown needs you"
            case nil: phase.rawValue
            }
        let parts: [String?] = [title, detail, state, service.name, modality.rawValue, remoteID, id.value]
        return parts.compactMap(\.self).joined(separator: "\n").lowercased()
    }
}
