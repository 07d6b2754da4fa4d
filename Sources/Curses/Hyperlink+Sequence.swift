internal import Canvas

extension Hyperlink {
    /// The sequence that begins the link (OSC 8). All links to one address share an id, so that a terminal highlights a
    /// link that spans rows as one.
    var opening: String { "\u{1B}]8;id=\(id);\(address.text)\u{1B}\\" }

    /// The sequence that ends a link.
    static let closing = "\u{1B}]8;;\u{1B}\\"

    /// A short id made from the address (FNV-1a). Terminals compare the address as well.
    private var id: String {
        let hash = address.text.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return String(hash, radix: 36)
    }
}
