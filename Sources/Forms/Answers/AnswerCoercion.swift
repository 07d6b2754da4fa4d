/// Which values count as others that they spell, where a form asks for those.
package enum AnswerCoercion: Hashable, Sendable {
    case none
    /// Texts as the numbers, truth values and choices that they spell, as on a command line, and any value as the
    /// choice that it spells. What is meant to be a number stays one.
    case texts
    /// Numbers and truth values as texts too, as services store examples.
    case any
}
