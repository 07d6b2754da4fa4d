/// The violation of a property.
package struct PropertyFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ what: String, _ bytes: [UInt8]) {
        let shown = bytes.prefix(2000).map { String($0, radix: 16) }.joined(separator: " ")
        description = "\(what), for \(bytes.count) bytes: \(shown)"
    }
}

/// A property that holds for every input of a reader.
package struct ReaderProperty: Sendable, CustomStringConvertible {
    /// The property in a few words.
    package let description: String
    /// Generates inputs from the source and checks them; throws `PropertyFailure` where the property does not hold.
    package let check: @Sendable (inout SeededSource) throws -> Void

    /// The number of seeds that the tests check.
    package let usualRounds: UInt64

    package init(
        description: String, usualRounds: UInt64 = 200,
        check: @escaping @Sendable (inout SeededSource) throws -> Void
    ) {
        self.description = description
        self.usualRounds = usualRounds
        self.check = check
    }

    /// The properties of the JSON parser and writer.
    package static let json = JSONProperties.all
    /// The properties of the parser of server-sent events.
    package static let stream = StreamProperties.all
    /// Every property.
    package static let all = json + stream

    /// Checks the inputs of `seed`.
    package func check(seed: UInt64) throws {
        var source = SeededSource(seed: seed)
        try check(&source)
    }
}

/// Throws `PropertyFailure` unless `condition` holds.
func require(_ condition: Bool, _ what: @autoclosure () -> String, _ bytes: @autoclosure () -> [UInt8]) throws {
    guard condition else { throw PropertyFailure(what(), bytes()) }
}

/// Runs `body` with `bytes` in memory that ends with them, so that the address sanitizer detects a read past the end.
func withExactMemory<Result>(_ bytes: [UInt8], _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { memory.deallocate() }
    _ = memory.initialize(from: bytes)
    return try body(UnsafeBufferPointer(memory).span)
}
