import JSON
import Domain

/// Where somebody is in the dashboard, as it is kept for the next start.
///
/// Not the focus and not what narrows the catalog: a start has the whole catalog under the keys.
struct Place: Hashable, Sendable {
    var section: CatalogSection?
    /// The entry under the catalog's cursor.
    var entry: EntryID?
    /// The entry whose form is shown.
    var form: EntryID?
    /// The run under the queue's cursor; nil where the cursor was never moved.
    var run: RunID?
    /// The first row that each pane shows.
    var scroll: [Pane: Int] = [:]
}

extension Place {
    /// The place as JSON; what is not set is left out.
    var json: JSON {
        var members = JSONObject()
        members["section"] = section.map { .string($0.rawValue) }
        members["entry"] = entry.map(Self.json)
        members["form"] = form.map(Self.json)
        members["run"] = run.map { .string($0.value) }
        let rows = Pane.allCases.compactMap { pane in scroll[pane].map { (pane.title, JSON.number(JSONNumber($0))) } }
        members["scroll"] = .object(JSONObject(rows))
        return .object(members)
    }

    /// Reads a place; what is missing or not understood is as at a first start. Nil for anything but an object.
    init?(_ json: JSON) {
        guard json.object != nil else { return nil }
        section = json["section"]?.string.flatMap(CatalogSection.init(rawValue:))
        entry = json["entry"].flatMap(Self.entry)
        form = json["form"].flatMap(Self.entry)
        run = json["run"]?.string.map { RunID($0) }
        for pane in Pane.allCases {
            if let row = json["scroll"]?[pane.title]?.lenientInt, row >= 0 { scroll[pane] = row }
        }
    }

    private static func json(_ entry: EntryID) -> JSON {
        .object(
            JSONObject([
                ("service", .string(entry.service.rawValue)), ("kind", .string(entry.kind.rawValue)),
                ("id", .string(entry.value)),
            ]))
    }

    private static func entry(_ json: JSON) -> EntryID? {
        guard let service = json["service"]?.string.flatMap(Service.init(rawValue:)),
            let kind = json["kind"]?.string.flatMap(CatalogEntry.Kind.init(rawValue:)),
            let value = json["id"]?.string
        else { return nil }
        return EntryID(service: service, kind: kind, value: value)
    }
}
