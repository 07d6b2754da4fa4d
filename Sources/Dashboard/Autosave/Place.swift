import JSON
import Domain
import Session

/// The view position that the next start restores: section, entry, form, run and scroll offsets.
///
/// Neither the focus nor the catalog's filter is part of it: each start begins with the whole catalog in focus.
struct Place: Hashable, Sendable {
    /// The catalog section on screen.
    var section: CatalogSection?
    /// The entry under the catalog's cursor.
    var entry: EntryID?
    /// The entry whose form is shown.
    var form: EntryID?
    /// The run under the queue's cursor; nil if the cursor was never moved.
    var run: RunID?
    /// The first row that each pane shows.
    var scroll: [Pane: Int] = [:]
    /// The borders between panes that the user has moved.
    var splits = Splits()
}

extension Place {
    /// The position as JSON, without the members that are nil.
    var json: JSON {
        var members = JSONObject()
        members["section"] = section.map { .string($0.rawValue) }
        members["entry"] = entry.map(Self.json)
        members["form"] = form.map(Self.json)
        members["run"] = run.map { .string($0.value) }
        let rows = Pane.allCases.compactMap { pane in scroll[pane].map { (pane.title, JSON.number(JSONNumber($0))) } }
        members["scroll"] = .object(JSONObject(rows))
        if let json = splits.json { members["splits"] = json }
        return .object(members)
    }

    /// Creates a position from `json`; missing or unknown members are nil. Returns nil if `json` is not an object.
    init?(_ json: JSON) {
        guard json.object != nil else { return nil }
        section = json["section"]?.string.flatMap(CatalogSection.init(rawValue:))
        entry = json["entry"].flatMap(Self.entry)
        form = json["form"].flatMap(Self.entry)
        run = json["run"]?.string.map { RunID($0) }
        for pane in Pane.allCases {
            if let row = json["scroll"]?[pane.title]?.lenientInt, row >= 0 { scroll[pane] = row }
        }
        splits = json["splits"].map(Splits.init(_:)) ?? Splits()
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
