extension Array {
    /// Returns the element number `number`, counted from 1; nil where there is none, for any number.
    subscript(numbered number: Int) -> Element? { number > 0 && number <= count ? self[number - 1] : nil }
}
