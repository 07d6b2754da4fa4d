/// The first element of an SVG, as far as its extent goes.
struct SVGTag: Hashable {
    var width: Int?
    var height: Int?

    /// Finds `<svg …>` behind an XML declaration, comments and a document type; nil when
    /// the text starts with anything else.
    static func first(in bytes: some Collection<UInt8>) -> SVGTag? {
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        if rest.unicodeScalars.first == "\u{FEFF}" { rest = Substring(rest.unicodeScalars.dropFirst()) }
        while true {
            rest = rest.drop(while: \.isWhitespace)
            if rest.hasPrefix("<?"), let after = rest.after("?>") {
                rest = after
            } else if rest.hasPrefix("<!--"), let after = rest.after("-->") {
                rest = after
            } else if rest.hasPrefix("<!DOCTYPE") || rest.hasPrefix("<!doctype"), let after = rest.after(">") {
                rest = after
            } else {
                break
            }
        }
        guard rest.hasPrefix("<svg"), let next = rest.dropFirst(4).first, next.isWhitespace || next == ">" else {
            return nil
        }
        let tag = rest.prefix { $0 != ">" }
        var found = SVGTag(width: length(tag.attribute("width")), height: length(tag.attribute("height")))
        if found.width == nil || found.height == nil, let box = tag.attribute("viewBox") {
            let numbers = box.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
            if numbers.count == 4 { found = SVGTag(width: whole(numbers[2]), height: whole(numbers[3])) }
        }
        return found
    }

    /// A length in pixels; nil for a share (`100%`) or another unit.
    private static func length(_ text: Substring?) -> Int? {
        guard let text else { return nil }
        return Double(text.hasSuffix("px") ? text.dropLast(2) : text).flatMap(whole)
    }

    private static func whole(_ number: Double) -> Int? { Int(exactly: number.rounded()) }
}

extension Substring {
    /// Returns what follows the first `mark`; nil when there is none.
    fileprivate func after(_ mark: String) -> Substring? {
        var rest = self
        while !rest.isEmpty {
            if rest.hasPrefix(mark) { return rest.dropFirst(mark.count) }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// The value of an attribute of the tag that this is.
    fileprivate func attribute(_ name: String) -> Substring? {
        var rest = self
        while let space = rest.firstIndex(where: \.isWhitespace) {
            rest = rest[space...].drop(while: \.isWhitespace)
            guard rest.hasPrefix(name) else { continue }
            let value = rest.dropFirst(name.count).drop(while: \.isWhitespace)
            guard value.first == "=" else { continue }
            let quoted = value.dropFirst().drop(while: \.isWhitespace)
            guard let quote = quoted.first, quote == "\"" || quote == "'" else { continue }
            return quoted.dropFirst().prefix { $0 != quote }
        }
        return nil
    }
}
