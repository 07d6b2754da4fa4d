extension SSEParser {
    /// The value of `Last-Event-ID` when the stream is opened again; nil without an id, or with an unsafe one.
    ///
    /// The id is the server's text. In a header field it could end the field and begin another, so only visible ASCII,
    /// spaces and characters beyond the controls are sent (RFC 9110, section 5.5), at most `idLimit` bytes.
    package var headerID: String? {
        guard !lastEventID.isEmpty, lastEventID.utf8.count <= Self.idLimit else { return nil }
        let isSafe = lastEventID.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) || $0.value > 0x9F }
        return isSafe ? lastEventID : nil
    }
}
