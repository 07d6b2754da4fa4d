package import Domain

extension Secret {
    /// The token in `bytes`, wherever they come from: blanks around it, such as the line end that a file or a command
    /// gives, are no part of it. Nil where the rest is empty or can be no token.
    package init?(token bytes: some Collection<UInt8>) {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }
        let rest = Array(Array(bytes.drop(while: isBlank)).reversed().drop(while: isBlank).reversed())
        self.init(String(decoding: rest, as: UTF8.self))
    }
}
