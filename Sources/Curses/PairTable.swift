/// The numbers of color pairs in ncurses.
struct PairTable: Sendable {
    /// A pair of color numbers; -1 is the terminal's default.
    struct Pair: Hashable, Sendable {
        var foreground: Int32
        var background: Int32
    }

    /// The result of a lookup.
    enum Answer: Hashable, Sendable {
        /// The pair has this number already.
        case known(Int32)
        /// The pair has this number from now on; it must be defined in ncurses.
        case new(Int32)
        /// All numbers are taken.
        case full
    }

    /// The exclusive upper bound of the numbers; 0 is the terminal's default pair.
    let limit: Int
    private var numbers: [Pair: Int32] = [:]

    init(limit: Int) {
        self.limit = limit
    }

    /// Returns the number of `pair`, and assigns the next one when it has none.
    mutating func number(of pair: Pair) -> Answer {
        if pair.foreground == -1, pair.background == -1 { return .known(0) }
        if let number = numbers[pair] { return .known(number) }
        guard numbers.count + 1 < limit else { return .full }
        let number = Int32(numbers.count + 1)
        numbers[pair] = number
        return .new(number)
    }

    /// Frees all numbers.
    mutating func reset() { numbers.removeAll(keepingCapacity: true) }
}
