extension Array {
    /// The element that people call number `number`, from 1; nil where there is none, whatever number was typed.
    subscript(numbered number: Int) -> Element? { number > 0 && number <= count ? self[number - 1] : nil }
}
