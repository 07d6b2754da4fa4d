package import Domain

extension Secret {
    /// Parses a token from `bytes`, ignoring surrounding whitespace such as the line end of a file or a command; nil
    /// where the rest is empty or cannot be a token.
    package init?(token bytes: some Collection<UInt8>) {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }
        let rest = Array(Array(bytes.drop(while: isBlank)).reversed().drop(while: isBlank).reversed())
        self.init(String(decoding: rest, as: UTF8.self))
    }
}
