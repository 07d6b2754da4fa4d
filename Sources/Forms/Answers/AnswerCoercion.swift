/// The conversions between types when values become answers.
package enum AnswerCoercion: Hashable, Sendable {
    /// No conversion.
    case none
    /// Texts become the numbers, Booleans and choices that they spell, as on a command line, and any value the choice
    /// that it spells. Numbers never become texts.
    case texts
    /// As `texts`, and numbers and Booleans become texts where a field takes text.
    case any
}
