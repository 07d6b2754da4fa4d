/// A text that is compared and hashed by its bytes.
///
/// Swift's strings are compared by canonical equivalence. A hostile object could hold any number of names that differ
/// as JSON but would hash the same, and long runs of combining marks make the comparison itself slow.
struct JSONName: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: Self, right: Self) -> Bool {
        guard left.text.utf8.count == right.text.utf8.count else { return false }
        var (left, right) = (left.text, right.text)
        return left.withUTF8 { left in right.withUTF8 { right in left.elementsEqual(right) } }
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // What no text ends in, so that two texts in a row cannot hash like two others.
        hasher.combine(0xFF as UInt8)
    }
}
