import Domain

/// Tolerant reading: every member but an id may be missing, null, or a number where a text is documented.
extension JSON {
    /// The first of the members `names` that is a text with something in it.
    func text(_ names: String...) -> String? {
        for name in names {
            if let text = self[name]?.lenientString, !text.isEmpty { return text }
        }
        return nil
    }

    /// The first of the members `names` that is a whole number or spells one.
    func whole(_ names: String...) -> Int? {
        for name in names {
            if let number = self[name]?.lenientInt { return number }
        }
        return nil
    }

    /// The first of the members `names` that is a date-time.
    func moment(_ names: String...) -> Timestamp? {
        for name in names {
            if let moment = self[name]?.string.flatMap({ Timestamp(rfc3339: $0) }) { return moment }
        }
        return nil
    }

    /// The object inside the member `name`, or this object itself where the service did not wrap it.
    func unwrapped(_ name: String) -> JSON {
        guard let inner = self[name], inner.object != nil else { return self }
        return inner
    }
}

/// The rows of a page: those that could be read, in order, and how many could not.
struct ReadRows<Row> {
    var rows: [Row] = []
    var broken = 0

    init(_ elements: [JSON], _ read: (JSON) -> Row?) {
        for element in elements {
            if let row = read(element) { rows.append(row) } else { broken += 1 }
        }
    }
}
