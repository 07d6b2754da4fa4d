/// Holds a file that is coming to its bounds, and says what it is by its first bytes.
struct FileCheck: Sendable {
    private let limits: DownloadLimits
    /// The first bytes, as far as they are needed.
    private var head: [UInt8]
    private var count: Int
    private(set) var format: SniffedFile.Format?

    /// The most bytes in front of a file's own first ones.
    static let headLimit = 64 << 10

    /// A check of a file of which `count` bytes are there, `head` first.
    init(_ limits: DownloadLimits, head: [UInt8] = [], count: Int = 0) {
        self.limits = limits
        self.head = head
        self.count = count
        format = head.isEmpty ? nil : FileSniffer.sniff(head)?.format
    }

    /// The most bytes that the file may have, as far as is known.
    private var limit: Int { format.map { limits.largest(of: $0) } ?? limits.largest }

    /// Looks at the size that a server claims.
    func announce(_ total: Int) throws(DownloadProblem) {
        if total > limit { throw .tooLarge(limit: limit) }
    }

    /// Looks at the next bytes, before they are kept.
    mutating func take(_ chunk: [UInt8]) throws(DownloadProblem) {
        if format == nil {
            let before = head.count
            head += chunk.prefix(Self.headLimit - before)
            // Only when it has doubled: looking after each byte would take forever.
            if head.count.leadingZeroBitCount < before.leadingZeroBitCount || head.count == Self.headLimit {
                format = FileSniffer.sniff(head)?.format
            }
            if format == nil, head.count == Self.headLimit { throw .unknownFormat }
        }
        count += chunk.count
        if count > limit { throw .tooLarge(limit: limit) }
    }

    /// The whole file's format.
    func end() throws(DownloadProblem) -> SniffedFile.Format {
        guard let format = format ?? FileSniffer.sniff(head)?.format else { throw .unknownFormat }
        // An SVG may be known only now.
        if count > limits.largest(of: format) { throw .tooLarge(limit: limits.largest(of: format)) }
        return format
    }
}
