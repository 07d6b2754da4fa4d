/// Why a row cannot be read.
struct Unreadable: Error, Hashable {
    let reason: String
}
