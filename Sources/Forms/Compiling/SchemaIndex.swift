import JSON

/// The names that parts of a document give themselves by `$id`, `id` and `$anchor`, so that references find them.
struct SchemaIndex {
    /// The places of the parts with an address, by it.
    private var resources: [JSONName: String] = [:]
    /// The places of anchors, by address and `#name`.
    private var anchors: [JSONName: String] = [:]
    /// The addresses by place, to find the one that holds a place.
    private var bases: [JSONName: String] = [JSONName(""): ""]
    /// Addresses longer than this, in UTF-8 bytes, are not looked at: each part inside one would have its own.
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
                // Each holds the whole way to it.
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

    /// Notes the names that `object` gives itself, and gives the address that holds inside it.
    private mutating func take(_ object: JSONObject, at place: String, base: String) -> String {
        var base = base
        if let id = (object["$id"] ?? (object["$schema"] != nil || place.isEmpty ? object["id"] : nil))?.string,
            id.utf8.count <= Self.maxAddressBytes
        {
            if id.utf8.first == UInt8(ascii: "#") {
                // Before draft 2019-09 an anchor was written so.
                anchors[JSONName(base + id)] = place
            } else {
                base = SchemaAddress.resolve(id, from: base).address
                if resources[JSONName(base)] == nil { resources[JSONName(base)] = place }
                // Some write the same short name in `$id` and `$ref`, whatever the addresses around them.
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

    /// The address that holds at `place`: that of the innermost part around it that has one.
    func base(at place: String) -> String {
        guard bases.count > 1 else { return outermost }
        var place = place[...]
        while true {
            if let base = bases[JSONName(String(place))] { return base }
            guard let slash = place.lastIndex(of: "/") else { return outermost }
            place = place[..<slash]
        }
    }

    /// The place in the document that `reference` means where `base` holds; nil when it is not in the document.
    func place(of reference: String, from base: String) -> String? {
        guard reference.utf8.count <= Self.maxAddressBytes || base.isEmpty else { return nil }
        let (address, fragment) = SchemaAddress.resolve(reference, from: base)
        guard fragment.isEmpty || fragment.hasPrefix("/") else {
            return anchors[JSONName(address + "#" + fragment)]
        }
        let root = address.hasSameBytes(as: outermost) ? "" : resources[JSONName(address)]
        guard let root else { return nil }
        return root + fragment
    }
}
