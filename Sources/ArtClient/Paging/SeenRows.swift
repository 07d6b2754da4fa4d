import JSON
import Domain

/// The rows seen so far in a list.
///
/// Rows move between pages while a list is read, because others are added and removed; overlapping pages repeat rows.
/// Each is counted once.
struct SeenRows<Value: Hashable & Sendable>: Sendable {
    private let id: @Sendable (Value) -> String
    private var ids: Set<JSONName> = []
    /// The rows that could not be read; without an id only their text distinguishes them.
    private var broken: Set<JSON> = []
    /// The number of rows that cannot be recognized as seen.
    private var unidentified = 0
    /// The latest total that the service reported.
    private(set) var total: Int?

    init(id: @escaping @Sendable (Value) -> String) { self.id = id }

    /// The number of distinct rows.
    var distinct: Int { ids.count + broken.count }

    /// The number of rows that the service counts and no page had.
    var missing: Int { total.map { max(0, $0.subtractingWithSaturation(distinct + unidentified)) } ?? 0 }

    /// Returns the page without the rows seen before.
    mutating func new(in page: Page<Value>) -> Page<Value> {
        var new = page
        new.rows = page.rows.filter { ids.insert(JSONName(UUIDText.folded(id($0.value)))).inserted }
        new.broken = page.broken.filter { $0.raw.object == nil || broken.insert($0.raw).inserted }
        unidentified += new.broken.count { $0.raw.object == nil } + page.dropped
        total = page.total ?? total
        return new
    }
}

extension Page {
    /// True when all readable rows of `page` were seen before, where `self` has the new ones.
    func isRepetition(of page: Page) -> Bool { rows.isEmpty && !page.rows.isEmpty }
}
