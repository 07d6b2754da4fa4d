import Painting

/// The response to a request for an output file or a part of it (RFC 9110, sections 13.1.5, 14 and 15.3.7).
struct FileAnswer: Sendable {
    let status: Int
    let headers: [String: String]
    let body: ArraySlice<UInt8>
    /// The size of the whole file in bytes.
    let fileSize: Int

    /// - `range`: The request's `Range`; more than one range is ignored, as the RFC allows.
    /// - `condition`: The request's `If-Range`.
    init(_ artwork: Artwork, range: String?, condition: String?) {
        let bytes = artwork.bytes()
        let tag = Self.tag(of: bytes)
        var headers = ["Content-Type": artwork.format.mime, "Accept-Ranges": "bytes", "ETag": tag]
        fileSize = bytes.count
        guard let range, condition == nil || condition == tag, let bounds = Self.bounds(range, size: bytes.count)
        else {
            (status, self.headers, body) = (200, headers, bytes[...])
            return
        }
        guard bounds.lowerBound < bytes.count else {
            headers["Content-Range"] = "bytes */\(bytes.count)"
            (status, self.headers, body) = (416, headers, [])
            return
        }
        headers["Content-Range"] = "bytes \(bounds.lowerBound)-\(bounds.upperBound - 1)/\(bytes.count)"
        (status, self.headers, body) = (206, headers, bytes[bounds])
    }

    /// The single range of `text`, clamped to the file; nil when it is not supported. It is empty where it begins after
    /// the end.
    private static func bounds(_ text: String, size: Int) -> Range<Int>? {
        guard text.hasPrefix("bytes=") else { return nil }
        let sides = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        switch (Int(sides[0]), Int(sides[1])) {
        case (let first?, nil) where sides[1].isEmpty: return min(first, size)..<size
        case (let first?, let last?) where first <= last: return min(first, size)..<min(last + 1, size)
        case (nil, let count?) where sides[0].isEmpty && count > 0: return max(0, size - count)..<size
        default: return nil
        }
    }

    /// FNV-1a, so that the same file has the same tag in every simulator.
    private static func tag(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return "\"\(String(hash, radix: 16))\""
    }
}
