/// A service that Easel supports.
package enum Service: String, CaseIterable, Codable, Hashable, Sendable {
    case artinstring
    case antekirt

    /// The name, as the service writes it in running text.
    package var name: String { rawValue }

    /// The usual prefix of its tokens. The documents do not promise it for all of them.
    package var tokenPrefix: String {
        switch self {
        case .artinstring: "arti_"
        case .antekirt: "ak_"
        }
    }
}
