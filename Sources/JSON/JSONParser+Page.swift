extension JSONParser {
    /// The positions of the parts of a page, to which the parser returns after an error.
    struct PageMarks {
        let limits: JSONPageLimits
        /// The offset of the current value of each of the outermost three containers.
        var starts = [0, 0, 0]
        /// The number of values before the current row.
        var countBeforeRow = 0
        /// The number of rows so far.
        var rows = 0
        /// True while a row is being parsed.
        var isInRow = false
        var omissions: [JSONPage.Omission] = []
        /// The number of members omitted from the current row.
        var omittedMembers = 0

        /// The number of members that may be omitted from a row before it is omitted as a whole.
        static let memberLimit = 32
    }

    /// Parses a JSON value, with limits for each row.
    ///
    /// Omits a member that is nested too deeply, a row that exceeds its limits, and a row that is not JSON but whose
    /// brackets and quotes show where it ends; `JSONPage.omissions` lists them. All else is as in `parse(_:limits:)`.
    ///
    /// - Throws: `JSONParseError` where the error is outside of rows, or the end of its row cannot be found.
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
        // The substitute for an omitted part, until it is placed.
        var substitute: JSON?
        while true {
            do throws(JSONParseError) {
                let value = if let left = substitute.take() { Optional(left) } else { try valueOrOpening() }
                if let value, let whole = try place(value) { return try end(whole) }
            } catch {
                // Every omitted part lies behind the one before or around it, so that the loop ends.
                substitute = try leaveOut(error)
            }
        }
    }

    private mutating func end(_ whole: JSON) throws(JSONParseError) -> JSONPage {
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw scanner.error("text after the value") }
        return JSONPage(json: whole, omissions: page?.omissions ?? [])
    }

    /// The index among the open containers of the array whose elements are rows; nil outside of one.
    private var listLevel: Int? {
        guard let outermost = open.first else { return nil }
        if !outermost.isObject { return 0 }
        return open.count > 1 && !open[1].isObject ? 1 : nil
    }

    /// The number of open containers that do not count towards the depth.
    var depthBase: Int { page == nil ? 0 : listLevel.map { $0 + 1 } ?? 0 }

    /// Records that a value of the innermost container begins here.
    ///
    /// - Throws: `JSONParseError` where there are too many rows.
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

    /// Checks the current row against its limits, after a value was placed.
    ///
    /// - Throws: `JSONParseError` where the row exceeds them.
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

    /// Skips the part with the error: the member of a row, or of an object that is not a list, where it is nested too
    /// deeply, else the row.
    ///
    /// - Returns: The substitute, to be placed in the container that is now the innermost one.
    /// - Throws: `error` where it is in no part that can be omitted.
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
    /// True if the value is a scalar of at most 1000 bytes.
    fileprivate var isPlain: Bool {
        switch self {
        case .array, .object: false
        case .null, .bool: true
        case .number(let number): number.lexeme.utf8.count <= 1000
        case .string(let text): text.utf8.count <= 1000
        }
    }
}
