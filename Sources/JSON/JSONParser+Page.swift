extension JSONParser {
    /// Where the parts of a page begin, for the parser to go back to.
    struct PageMarks {
        let limits: JSONPageLimits
        /// Where the current value of each of the outermost three containers begins.
        var starts = [0, 0, 0]
        /// How many values were counted before the current row.
        var countBeforeRow = 0
        /// How many rows there were.
        var rows = 0
        /// True if the last of them has not been placed yet.
        var isInRow = false
        var omissions: [JSONPage.Omission] = []
        /// How many members were left out of the current row.
        var omittedMembers = 0

        /// So many members may be left out of one row before it is left out as a whole.
        static let memberLimit = 32
    }

    /// Parses one JSON value whose rows are bounded each on its own.
    ///
    /// A member that nests too deep, a row that holds too much, and a row that is no JSON but whose brackets and quotes
    /// show where it ends are left out, and `JSONPage.omissions` says so. All else is as in `parse(_:limits:)`.
    ///
    /// - Throws: `JSONParseError` where the fault is in no row, or where nobody can tell where its row ends.
    package static func parsePage(
        _ bytes: [UInt8], limits: JSONPageLimits = JSONPageLimits()
    ) throws(JSONParseError) -> JSONPage {
        let result = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(JSONParseError) in
                guard bytes.count <= limits.bytes else {
                    throw JSONParseError(
                        reason: "larger than \(limits.bytes) bytes", offset: limits.bytes, kind: .tooLarge)
                }
                var parser = JSONParser(bytes, JSONLimits(values: limits.values))
                parser.page = PageMarks(limits: limits)
                return try parser.wholePage()
            }
        }
        return try result.get()
    }

    private mutating func wholePage() throws(JSONParseError) -> JSONPage {
        scanner.skipByteOrderMark()
        // What stands in the place of a part that was left out, until it is placed.
        var substitute: JSON?
        while true {
            do throws(JSONParseError) {
                let value = if let left = substitute.take() { Optional(left) } else { try valueOrOpening() }
                if let value, let whole = try place(value) { return try end(whole) }
            } catch {
                // Every part that is left out lies behind the one before or around it, so that this comes to an end.
                substitute = try leaveOut(error)
            }
        }
    }

    private mutating func end(_ whole: JSON) throws(JSONParseError) -> JSONPage {
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw scanner.error("text after the value") }
        return JSONPage(json: whole, omissions: page?.omissions ?? [])
    }

    /// The container whose elements are rows, by its place among the open ones; nil outside of any.
    private var listLevel: Int? {
        guard let outermost = open.first else { return nil }
        if !outermost.isObject { return 0 }
        return open.count > 1 && !open[1].isObject ? 1 : nil
    }

    /// How many containers are open around what the depth is counted from.
    var depthBase: Int { page == nil ? 0 : listLevel.map { $0 + 1 } ?? 0 }

    /// Notes that a value of the innermost container begins here.
    mutating func markStart() throws(JSONParseError) {
        guard page != nil, !open.isEmpty, open.count <= 3 else { return }
        page?.starts[open.count - 1] = scanner.offset
        guard listLevel == open.count - 1 else { return }
        page?.countBeforeRow = count
        page?.rows += 1
        page?.isInRow = true
        page?.omittedMembers = 0
        if let page, page.rows > page.limits.rows {
            throw scanner.error("more than \(page.limits.rows) rows", .tooLarge)
        }
    }

    /// Looks, after a value was placed, whether the row that is being read stays within its bounds.
    mutating func checkRow() throws(JSONParseError) {
        guard let page, let list = listLevel else { return }
        guard open.count > list + 1 else {
            self.page?.isInRow = false
            return
        }
        let row = page.limits.row
        if count - page.countBeforeRow > row.values { throw scanner.error("more than \(row.values) values", .tooLarge) }
        if scanner.offset - page.starts[list] > row.bytes {
            throw scanner.error("larger than \(row.bytes) bytes", .tooLarge)
        }
    }

    /// Passes over the part that `error` was seen in: the member of a row, or of an object that is no list, where it
    /// is too deep, else the row.
    ///
    /// - Returns: What is to be placed instead, in the container that is the innermost one now.
    /// - Throws: `error` itself where it is in no part that can be left out.
    private mutating func leaveOut(_ error: JSONParseError) throws(JSONParseError) -> JSON {
        guard let page, error.kind != .cutShort, page.rows <= page.limits.rows else { throw error }
        let list = listLevel
        var level = list
        if error.kind == .tooDeep, page.omittedMembers < PageMarks.memberLimit {
            let member = list.map { $0 + 1 } ?? min(open.count - 1, 1)
            level = open.indices.contains(member) && open[member].isObject ? member : member - 1
        }
        let isRow = level == list
        guard let level, open.indices.contains(level), !isRow || page.isInRow else { throw error }
        var rest = JSON.null
        if isRow, open.count > level + 1, open[level + 1].isObject {
            rest = .object(JSONObject(open[level + 1].object.lazy.filter(\.value.isPlain).map { ($0.name, $0.value) }))
        }
        var scanner = scanner
        scanner.offset = page.starts[level]
        guard scanner.skipValue() else { throw error }
        self.scanner = scanner
        open.removeLast(open.count - level - 1)
        if isRow { count = page.countBeforeRow + (rest.object?.count ?? 0) } else { self.page?.omittedMembers += 1 }
        self.page?.omissions.append(JSONPage.Omission(path: open.map(\.step), reason: Self.reason(error)))
        return rest
    }

    private static func reason(_ error: JSONParseError) -> String {
        switch error.kind {
        case .tooDeep, .tooLarge: error.reason
        case .grammar, .cutShort: "not JSON, \(error.reason)"
        }
    }
}

extension JSON {
    /// True if it is small and holds no others.
    fileprivate var isPlain: Bool {
        switch self {
        case .array, .object: false
        case .null, .bool: true
        case .number(let number): number.lexeme.utf8.count <= 1000
        case .string(let text): text.utf8.count <= 1000
        }
    }
}
