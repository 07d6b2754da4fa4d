package import Domain
import Session

/// A key on the hint line: what it does in this state, and what that costs.
package struct Hint: Hashable, Sendable {
    package let action: Action
    /// The names of its keys: `enter`, `h l`.
    package let keys: String
    /// One or two words for what it does.
    package let label: String
    /// The price of what it spends; nil if it spends nothing, or if the price is unknown.
    package let cost: Cost?
    /// True for hints that do not depend on the state, at the end of the line.
    package let isGeneral: Bool

    /// Returns the price in words: `5 credits`, or where it `isBrief` `5 cr`; nil without one.
    package func price(isBrief: Bool) -> String? { cost.flatMap { Wording.price($0, isBrief: isBrief) } }
}
