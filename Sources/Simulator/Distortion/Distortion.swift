import JSON
import Domain

/// The effect of faults on a finished response.
struct Distortion: Sendable {
    let faults: Set<Fault>

    /// Returns `reply` as it is sent.
    func applied(to reply: Reply) -> Reply {
        guard case .json(let status, var body, var headers) = reply else { return reply }
        if faults.contains(.unknownFields) { body = Undocumented.decorated(body) }
        guard (200..<300).contains(status) else { return .json(status, body, headers: headers) }
        if faults.contains(.brokenRows) { body = BrokenRows.added(to: body) }
        if faults.contains(.looseTypes) { body = LooseTypes.applied(to: body) }
        if faults.contains(.noPagination) { ListCounts.remove(from: &body, &headers) }
        if faults.contains(.wrongTotal) { ListCounts.falsify(&body, &headers) }
        headers["Content-Type"] = "application/json"
        if faults.contains(.cutJSON) {
            let bytes = Array(body.text.utf8)
            return .raw(status, headers: headers, bytes.dropLast((bytes.count + 1) / 2))
        }
        if faults.contains(.huge) { return .raw(status, headers: headers, Self.inflated(body)[...]) }
        return .json(status, body, headers: headers)
    }

    /// Returns the data of a stream's frame as it is sent.
    func applied(toFrame frame: JSON) -> JSON {
        let frame = faults.contains(.unknownFields) ? Undocumented.decorated(frame) : frame
        return faults.contains(.looseTypes) ? LooseTypes.applied(to: frame) : frame
    }

    /// Returns `body` with a member that makes it larger than 32 MiB, assembled as bytes: a JSON value of that size
    /// would be slow to write.
    private static func inflated(_ body: JSON) -> [UInt8] {
        var bytes = Array(body.text.utf8.dropLast())
        bytes += Array((body.object?.isEmpty == false ? "," : "").utf8) + Array("\"padding\":\"".utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 32 << 20)
        return bytes + Array("\"}".utf8)
    }
}
