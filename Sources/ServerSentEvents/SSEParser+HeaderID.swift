extension SSEParser {
    /// The id to send as `Last-Event-ID` when the stream is opened again; nil where there is none, or none that may
    /// be sent.
    ///
    /// The id is the server's text. As a header field it could end the field and begin another, so only visible
    /// ASCII, spaces and what is beyond the control characters go back (RFC 9110, section 5.5), at most `idLimit`
    /// bytes of it.
    package var headerID: String? {
        guard !lastEventID.isEmpty, lastEventID.utf8.count <= Self.idLimit else { return nil }
        let isSafe = lastEventID.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) || $0.value > 0x9F }
        return isSafe ? lastEventID : nil
    }
}
