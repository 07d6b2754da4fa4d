/// Decides what to ask for next while a list is read page by page. It only decides: `Pages` asks.
protocol Paging: Sendable {
    associatedtype Value: Hashable & Sendable
    /// Names a page to ask for.
    associatedtype Position: Hashable & Sendable

    /// What to ask for now; nil when the list has been read.
    var position: Position? { get }

    /// Takes the answer to `position`, and gives the page with what it adds to those before: every row once, and
    /// `next` nil only if nothing more will be asked for.
    mutating func take(_ page: Page<Value>) -> Page<Value>
}
