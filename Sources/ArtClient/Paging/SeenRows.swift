import JSON
import Domain

/// What the pages of a list have held so far.
///
/// Rows move from page to page while a list is read, since others are added and withdrawn meanwhile; pages that
/// overlap show a row twice. Each counts once.
struct SeenRows<Value: Hashable & Sendable>: Sendable {
    private let id: @Sendable (Value) -> String
    private var ids: Set<JSONName> = []
    /// The rows that could not be read; without an id only their text tells them apart.
    private var broken: Set<JSON> = []
    /// Rows of which nothing tells whether they were there before.
    private var strays = 0
    /// How many rows the service counts, by its newest answer.
    private(set) var total: Int?

    init(id: @escaping @Sendable (Value) -> String) { self.id = id }

    /// How many rows there were that can be told apart.
    var distinct: Int { ids.count + broken.count }

    /// How many rows the service counts that no page has held.
    var missing: Int { total.map { max(0, $0.subtractingWithSaturation(distinct + strays)) } ?? 0 }

    /// The page without the rows that were there before.
    mutating func new(in page: Page<Value>) -> Page<Value> {
        var new = page
        new.rows = page.rows.filter { ids.insert(JSONName(UUIDText.folded(id($0.value)))).inserted }
        new.broken = page.broken.filter { $0.raw.object == nil || broken.insert($0.raw).inserted }
        strays += new.broken.count { $0.raw.object == nil } + page.dropped
        total = page.total ?? total
        return new
    }
}

extension Page {
    /// Whether all that could be read of `page` was there before, where `self` is what was not.
    func isRepetition(of page: Page) -> Bool { rows.isEmpty && !page.rows.isEmpty }
}
