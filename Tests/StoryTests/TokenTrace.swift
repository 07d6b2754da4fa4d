import Foundation

/// A token that is in no other text, and the search for it.
struct TokenTrace {
    let token: String
    /// The token's bytes, and what base64 makes of them at each of the three places where it can stand in a text.
    private let forms: [[UInt8]]

    init(prefix: String = "arti_") {
        token = prefix + (0..<4).map { _ in String(UInt32.random(in: 0x1000_0000 ... .max), radix: 16) }.joined()
        let token = token
        let encoded = (0..<3).map { offset in
            // Without the ends, which depend on what stands beside it.
            Array(Data(Array(repeating: 0, count: offset) + Array(token.utf8)).base64EncodedString().utf8)
                .dropFirst(4).dropLast(4)
        }
        forms = [Array(token.utf8)] + encoded.map(Array.init)
    }

    /// Whether the token is in `bytes`, as it is or in base64.
    func isIn(_ bytes: some Sequence<UInt8>) -> Bool {
        let data = Data(bytes)
        return forms.contains { data.firstRange(of: $0) != nil }
    }

    /// The files below `folder` that have the token in them; those in `kept` are not looked at.
    func files(in folder: String, except kept: Set<String> = []) -> [String] {
        names(in: folder).filter { name in
            !kept.contains(name) && isIn(FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
        }
    }

    /// The files below `folder`, by their paths from it.
    func names(in folder: String) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
