import Domain

/// What a service says about its API in passing, for a log.
///
/// artinstring's document promises a v2 beside v1; the usual word of a version's end are these two header fields.
package struct DeprecationNotice: Hashable, Sendable, CustomStringConvertible {
    /// The path that was asked for.
    package let path: String
    /// `Deprecation` (RFC 9745), verbatim but bounded.
    package let deprecation: String?
    /// `Sunset` (RFC 8594), verbatim but bounded.
    package let sunset: String?

    /// The notice in an answer to `path`; nil where there is none.
    init?(_ headers: HeaderFields, path: String, redaction: Redaction) {
        deprecation = headers["deprecation"].map { redaction.text($0, limit: 100) }
        sunset = headers["sunset"].map { redaction.text($0, limit: 100) }
        guard deprecation != nil || sunset != nil else { return nil }
        self.path = path
    }

    package var description: String {
        "\(path) is deprecated\(deprecation.map { " (\($0))" } ?? "")\(sunset.map { ", and ends \($0)" } ?? "")"
    }
}
