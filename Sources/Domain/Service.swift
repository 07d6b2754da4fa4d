/// One of the two services that Easel speaks to.
package enum Service: String, CaseIterable, Codable, Hashable, Sendable {
    case artinstring
    case antekirt

    /// The name as the service writes it in running text.
    package var name: String { rawValue }

    /// How its tokens begin in its document. Nothing promises that all of them do.
    package var tokenPrefix: String {
        switch self {
        case .artinstring: "arti_"
        case .antekirt: "ak_"
        }
    }
}
