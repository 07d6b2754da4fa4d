import JSON

/// An index of the parts of a document by `$id`, `id` and `$anchor` (JSON Schema 2020-12, core, section 8.2), to
/// resolve references.
struct SchemaIndex {
    /// The places of parts with a URI, by URI.
    private var resources: [JSONName: String] = [:]
    /// The places of anchors, by URI and `#name`.
    private var anchors: [JSONName: String] = [:]
    /// The base URIs, by place.
    private var bases: [JSONName: String] = [JSONName(""): ""]
    /// The maximum size of a URI that is indexed, in bytes.
    private static let maxAddressBytes = 2000

    init(_ document: JSON, _ budget: inout WorkBudget) {
        var open: [(place: String, schema: JSON, base: String)] = [("", document, "")]
        while let (place, schema, base) = open.popLast() {
            guard let object = schema.object else { continue }
            guard budget.spend(10), budget.make(place.utf8.count / 256) else { break }
            let inner = take(object, at: place, base: base)
            for (keyword, value) in object {
                switch value {
                case .object(let parts):
                    if Self.maps.contains(keyword) {
                        add(parts, at: place + "/" + keyword)
                    } else if Self.schemas.contains(keyword) {
                        open.append((place + "/" + keyword, value, inner))
                    } else if place.isEmpty, keyword == "components", let parts = parts["schemas"]?.object {
                        add(parts, at: "/components/schemas")
                    }
                case .array(let parts) where Self.lists.contains(keyword):
                    guard budget.spend(parts.count), budget.make(parts.count * (place.utf8.count / 256)) else { return }
                    for (index, part) in parts.enumerated() where part.object != nil {
                        open.append(("\(place)/\(keyword)/\(index)", part, inner))
                    }
                default: break
                }
            }
            func add(_ parts: JSONObject, at start: String) {
                // Each entry stores its full path.
                guard budget.spend(parts.count), budget.make(parts.count * (start.utf8.count / 256)) else { return }
                for (name, part) in parts where part.object != nil {
                    open.append((start + "/" + JSONPointer.escaped(name), part, inner))
                }
            }
        }
    }

    private static let schemas = Set(SchemaKeywords.schemas)
    private static let lists = Set(SchemaKeywords.lists)
    private static let maps = Set(SchemaKeywords.maps)

    /// Records the identifiers of `object`, and returns the base URI that applies inside it.
    private mutating func take(_ object: JSONObject, at place: String, base: String) -> String {
        var base = base
        if let id = (object["$id"] ?? (object["$schema"] != nil || place.isEmpty ? object["id"] : nil))?.string,
            id.utf8.count <= Self.maxAddressBytes
        {
            if id.utf8.first == UInt8(ascii: "#") {
                // An anchor before draft 2019-09.
                anchors[JSONName(base + id)] = place
            } else {
                base = SchemaURI.resolve(id, from: base).address
                if resources[JSONName(base)] == nil { resources[JSONName(base)] = place }
                // Some schemas use the same short name in `$id` and `$ref`, whatever the base URI.
                if resources[JSONName(id)] == nil { resources[JSONName(id)] = place }
                bases[JSONName(place)] = base
            }
        }
        for keyword in ["$anchor", "$dynamicAnchor"] {
            guard let anchor = object[keyword]?.string.map({ JSONName(base + "#" + $0) }) else { continue }
            if anchors[anchor] == nil { anchors[anchor] = place }
        }
        return base
    }

    private var outermost: String { bases[JSONName("")] ?? "" }

    /// Returns the base URI at `place`: that of the innermost enclosing part with one.
    func base(at place: String) -> String {
        guard bases.count > 1 else { return outermost }
        var place = place[...]
        while true {
            if let base = bases[JSONName(String(place))] { return base }
            guard let slash = place.lastIndex(of: "/") else { return outermost }
            place = place[..<slash]
        }
    }

    /// Returns the place that `reference` identifies under `base`; nil where it is not in the document.
    func place(of reference: String, from base: String) -> String? {
        guard reference.utf8.count <= Self.maxAddressBytes || base.isEmpty else { return nil }
        let (address, fragment) = SchemaURI.resolve(reference, from: base)
        guard fragment.isEmpty || fragment.hasPrefix("/") else {
            return anchors[JSONName(address + "#" + fragment)]
        }
        let root = address.hasSameBytes(as: outermost) ? "" : resources[JSONName(address)]
        guard let root else { return nil }
        return root + fragment
    }
}
