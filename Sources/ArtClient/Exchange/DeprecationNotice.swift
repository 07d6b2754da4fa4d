import Domain

/// A deprecation that a service announces in its header fields, for the log.
///
/// artinstring's document announces a v2 beside v1; these two fields are the standard announcement of a version's end.
package struct DeprecationNotice: Hashable, Sendable, CustomStringConvertible {
    /// The path of the request.
    package let path: String
    /// `Deprecation` (RFC 9745), verbatim but truncated.
    package let deprecation: String?
    /// `Sunset` (RFC 8594), verbatim but truncated.
    package let sunset: String?

    /// Parses the header fields of a response to `path`; nil without a notice.
    init?(_ headers: HeaderFields, path: String, redaction: Redaction) {
        deprecation = headers["deprecation"].map { redaction.text($0, limit: 100) }
        sunset = headers["sunset"].map { redaction.text($0, limit: 100) }
        guard deprecation != nil || sunset != nil else { return nil }
        self.path = path
    }

    /// The notice for the log.
    package var description: String {
        "\(path) is deprecated\(deprecation.map { " (\($0))" } ?? "")\(sunset.map { ", and ends \($0)" } ?? "")"
    }
}
