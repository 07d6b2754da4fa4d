/// What a reader of outside bytes did that it must never do.
package struct PropertyFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ what: String, _ bytes: [UInt8]) {
        let shown = bytes.prefix(2000).map { String($0, radix: 16) }.joined(separator: " ")
        description = "\(what), for \(bytes.count) bytes: \(shown)"
    }
}

/// Something that holds for every input of a reader.
package struct ReaderProperty: Sendable, CustomStringConvertible {
    /// What holds, in a few words.
    package let description: String
    /// Makes inputs from the source and looks; throws `PropertyFailure` where it does not hold.
    package let check: @Sendable (inout SeededSource) throws -> Void

    /// How many seeds the usual tests look at.
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

    /// Looks once, at what `seed` stands for.
    package func check(seed: UInt64) throws {
        var source = SeededSource(seed: seed)
        try check(&source)
    }
}

/// Fails the property unless `condition` holds.
func require(_ condition: Bool, _ what: @autoclosure () -> String, _ bytes: @autoclosure () -> [UInt8]) throws {
    guard condition else { throw PropertyFailure(what(), bytes()) }
}

/// Lends `bytes` from memory that ends where they end, so that the address sanitizer sees a read past them.
func withExactMemory<Result>(_ bytes: [UInt8], _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { memory.deallocate() }
    _ = memory.initialize(from: bytes)
    return try body(UnsafeBufferPointer(memory).span)
}
