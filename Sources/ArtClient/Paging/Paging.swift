/// Decides the next request while a list is read page by page. It only decides: `Pages` sends requests.
protocol Paging: Sendable {
    associatedtype Value: Hashable & Sendable
    /// The position of a page.
    associatedtype Position: Hashable & Sendable

    /// The next position; nil when the list has been read.
    var position: Position? { get }

    /// Processes the response for `position`; returns the page with its new rows only, and `next` nil only if nothing
    /// more will be requested.
    mutating func receive(_ page: Page<Value>) -> Page<Value>
}
