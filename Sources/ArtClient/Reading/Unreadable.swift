/// The reason why a row is unreadable.
struct Unreadable: Error, Hashable {
    let reason: String
}
