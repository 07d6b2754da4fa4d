/// A strict parser of RFC 8259 that keeps member order and number spelling.
///
/// It keeps its own stack, so that nesting costs memory that `JSONLimits` bounds and never the thread's stack. Parsing
/// costs O(*n*) in the number of bytes, whatever they are.
package struct JSONParser {
    /// An array or object whose end has not been read yet.
    struct Container {
        let isObject: Bool
        var elements: [JSON] = []
        var object = JSONObject()
        /// The name of the member whose value comes next.
        var name = ""

        mutating func setMember(_ value: JSON) { object.set(name, value) }

        /// The way to the value that comes next.
        var step: JSONPage.Step { isObject ? .member(name) : .element(elements.count) }
    }

    var scanner: JSONScanner
    private let limits: JSONLimits
    /// The containers that are open, the innermost last.
    var open: [Container] = []
    var count = 0
    /// What bounds each row; nil where the document is bounded as a whole.
    var page: PageMarks?

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits) {
        scanner = JSONScanner(bytes, repairs: limits.repairs)
        self.limits = limits
    }

    /// Parses one JSON value, and nothing after it but white space.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text, with or without a byte order mark; ill-formed sequences inside strings become U+FFFD,
    ///     and so do escaped surrogates without a partner where the limits let them.
    ///   - limits: What is refused however well-formed it is.
    /// - Throws: `JSONParseError` at the first byte that does not fit.
    package static func parse(
        _ bytes: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSON {
        if let result = bytes.withContiguousStorageIfAvailable({ result($0, limits) }) { return try result.get() }
        return try parse(Array(bytes.prefix(max(0, limits.bytes) + 1)).span, limits: limits)
    }

    /// Parses one JSON value from bytes that are somebody else's.
    ///
    /// - Throws: `JSONParseError`.
    package static func parse(
        _ bytes: Span<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSON {
        try bytes.withUnsafeBufferPointer { result($0, limits) }.get()
    }

    /// Parses one JSON value from `text`.
    ///
    /// - Throws: `JSONParseError`.
    package static func parse(
        _ text: String, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSON {
        try parse(text.utf8, limits: limits)
    }

    private static func result(
        _ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits
    ) -> Result<JSON, JSONParseError> {
        // The scanner reads through the pointer, which is good until this function returns; the value owns all it holds.
        Result { () throws(JSONParseError) in
            guard bytes.count <= limits.bytes else {
                throw JSONParseError(
                    reason: "larger than \(limits.bytes) bytes", offset: limits.bytes, kind: .tooLarge)
            }
            var parser = JSONParser(bytes, limits)
            return try parser.document()
        }
    }

    private mutating func document() throws(JSONParseError) -> JSON {
        scanner.skipByteOrderMark()
        while true {
            guard let value = try valueOrOpening(), let whole = try place(value) else { continue }
            scanner.skipSpace()
            guard scanner.isAtEnd else { throw scanner.error("text after the value") }
            return whole
        }
    }

    /// Reads the next value, or opens the container that begins here and gives nil.
    mutating func valueOrOpening() throws(JSONParseError) -> JSON? {
        scanner.skipSpace()
        try markStart()
        switch scanner.peek() {
        case UInt8(ascii: "{"):
            try openContainer(isObject: true)
            guard !scanner.take("}") else { return close() }
            try readName()
            return nil
        case UInt8(ascii: "["):
            try openContainer(isObject: false)
            guard !scanner.take("]") else { return close() }
            try countValue()
            return nil
        case UInt8(ascii: "\""): return .string(try scanner.string())
        case UInt8(ascii: "t"): return try scanner.word("true", .bool(true))
        case UInt8(ascii: "f"): return try scanner.word("false", .bool(false))
        case UInt8(ascii: "n"): return try scanner.word("null", .null)
        case nil: throw scanner.error("unexpected end, expected a value")
        default: return .number(try scanner.number())
        }
    }

    /// Puts a complete value into the container around it, and that one into the next if it ends here, and so on.
    ///
    /// - Returns: The whole document when nothing is open any more; nil when another value must follow.
    mutating func place(_ value: JSON) throws(JSONParseError) -> JSON? {
        var value = value
        while let innermost = open.indices.last {
            let isObject = open[innermost].isObject
            if isObject {
                open[innermost].setMember(value)
            } else {
                open[innermost].elements.append(value)
            }
            try checkRow()
            scanner.skipSpace()
            if scanner.take(",") {
                if isObject { try readName() } else { try countValue() }
                return nil
            }
            guard scanner.take(isObject ? "}" : "]") else {
                throw scanner.error(isObject ? "expected , or }" : "expected , or ]")
            }
            value = close()
        }
        return value
    }

    private mutating func openContainer(isObject: Bool) throws(JSONParseError) {
        let depth = page?.limits.row.depth ?? limits.depth
        guard open.count - depthBase < depth else { throw scanner.error("nested deeper than \(depth)", .tooDeep) }
        scanner.advance()
        scanner.skipSpace()
        open.append(Container(isObject: isObject))
    }

    /// Ends the innermost container, which is there, and gives its value.
    private mutating func close() -> JSON {
        let container = open.removeLast()
        return container.isObject ? .object(container.object) : .array(container.elements)
    }

    private mutating func readName() throws(JSONParseError) {
        try countValue()
        scanner.skipSpace()
        guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.error("expected a member name") }
        open[open.count - 1].name = try scanner.string()
        scanner.skipSpace()
        guard scanner.take(":") else { throw scanner.error("expected :") }
    }

    private mutating func countValue() throws(JSONParseError) {
        count += 1
        guard count <= limits.values else { throw scanner.error("more than \(limits.values) values", .tooLarge) }
    }
}
