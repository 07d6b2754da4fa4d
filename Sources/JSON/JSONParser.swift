/// A strict parser of RFC 8259 that preserves the order of members and the spelling of numbers.
///
/// It uses a stack of its own, so that nesting takes memory that `JSONLimits` bounds, and never the thread's stack.
/// Parsing is O(*n*) in the number of bytes, whatever they are.
package struct JSONParser {
    /// An open array or object.
    struct Container {
        let isObject: Bool
        var elements: [JSON] = []
        var object = JSONObject()
        /// The name of the next member.
        var name = ""

        mutating func setMember(_ value: JSON) { object.set(name, value) }

        /// The path step to the next value.
        var step: JSONPage.Step { isObject ? .member(name) : .element(elements.count) }
    }

    var scanner: JSONScanner
    private let limits: JSONLimits
    /// The open containers, the innermost last.
    var open: [Container] = []
    var count = 0
    /// The limits and positions of rows; nil in `parse(_:limits:)`.
    var page: PageMarks?

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits) {
        scanner = JSONScanner(bytes, repairs: limits.repairs)
        self.limits = limits
    }

    /// Parses a JSON value, which only white space may follow.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text, with or without a byte order mark; ill-formed sequences inside strings become U+FFFD,
    ///     and so do escaped surrogates without a partner where the limits let them.
    ///   - limits: The limits beyond which even well-formed text is rejected.
    /// - Throws: `JSONParseError` at the first byte that violates the grammar or the limits.
    package static func parse(
        _ bytes: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSON {
        if let result = bytes.withContiguousStorageIfAvailable({ result($0, limits) }) { return try result.get() }
        return try parse(Array(bytes.prefix(max(0, limits.bytes) + 1)).span, limits: limits)
    }

    /// Parses a JSON value from borrowed bytes.
    ///
    /// - Throws: `JSONParseError`, as `parse(_:limits:)` does.
    package static func parse(
        _ bytes: Span<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSON {
        try bytes.withUnsafeBufferPointer { result($0, limits) }.get()
    }

    /// Parses a JSON value from `text`.
    ///
    /// - Throws: `JSONParseError`, as `parse(_:limits:)` does.
    package static func parse(
        _ text: String, limits: JSONLimits = JSONLimits()
    ) throws(JSONParseError) -> JSON {
        try parse(text.utf8, limits: limits)
    }

    private static func result(
        _ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits
    ) -> Result<JSON, JSONParseError> {
        // The pointer is valid until this function returns; the value owns all its storage.
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

    /// Reads the next value; nil where a container begins here, which is opened.
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

    /// Adds a complete value to its container, and closes each container that ends here.
    ///
    /// - Returns: The document where no container is open any more; nil where another value must follow.
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

    /// Closes the innermost container, which must exist, and returns its value.
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
