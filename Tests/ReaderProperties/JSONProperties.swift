import Domain
import JSON

/// The properties of the JSON parser and writer.
enum JSONProperties {
    static let all = [
        ReaderProperty(description: "JSON is read exactly where the grammar allows it", check: agreesWithGrammar),
        ReaderProperty(
            description: "JSON is read as it was meant, in its order and spelling", check: readsWhatWasSpelled),
        ReaderProperty(description: "JSON that was written is read the same", check: readsWhatWasWritten),
        ReaderProperty(description: "JSON over a limit is refused, and at it is read", check: keepsLimits),
        ReaderProperty(description: "equal JSON is equal and hashes equally in any order", check: equalityIgnoresOrder),
        ReaderProperty(description: "a date-time that was written is read the same", check: readsWrittenMoments),
    ]

    private static func parse(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> JSON? {
        withExactMemory(bytes) { try? JSONParser.parse($0, limits: limits) }
    }

    /// Returns a text that is JSON, nearly JSON, or random bytes.
    private static func document(_ source: inout SeededSource) -> [UInt8] {
        switch source.below(4) {
        case 0: return source.bytes(source.below(40))
        case 1: return (0..<source.below(24)).map { _ in source.one(of: JSONSamples.alphabet) }
        default:
            let value = JSONSamples.value(depth: 5, &source)
            let text = JSONSamples.spelled(value, &source)
            return source.mutated(Array(text.utf8), alphabet: JSONSamples.alphabet)
        }
    }

    private static func agreesWithGrammar(_ source: inout SeededSource) throws {
        for _ in 0..<8 {
            let bytes = document(&source)
            let json = parse(bytes)
            try require((json != nil) == JSONRecognizer.accepts(bytes), "read: \(json != nil)", bytes)
            guard let json else { continue }
            try require(parse(Array(json.text.utf8)) == json, "written and read again it differs", bytes)
        }
    }

    private static func readsWhatWasSpelled(_ source: inout SeededSource) throws {
        let value = JSONSamples.value(depth: 6, &source)
        let bytes = Array(JSONSamples.spelled(value, &source).utf8)
        let read = parse(bytes)
        try require(read == value, "read as another value", bytes)
        // Equality ignores order; the text does not.
        try require(read?.text == value.text, "read in another order", bytes)
    }

    private static func readsWhatWasWritten(_ source: inout SeededSource) throws {
        let value = JSONSamples.value(depth: 6, &source)
        for text in [value.text, value.prettyText] {
            let bytes = Array(text.utf8)
            try require(parse(bytes)?.text == value.text, "read as another value", bytes)
            let isPlain = text.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
            }
            try require(isPlain, "a control character was written", bytes)
        }
    }

    private static func keepsLimits(_ source: inout SeededSource) throws {
        let value = JSONSamples.value(depth: 6, &source)
        let bytes = Array(value.text.utf8)
        let (depth, values) = extent(of: value)
        let exact = JSONLimits(bytes: bytes.count, depth: depth, values: values)
        try require(parse(bytes, exact) != nil, "refused at its limits", bytes)
        for member in [\JSONLimits.bytes, \.depth, \.values] where exact[keyPath: member] > 0 {
            var limits = exact
            limits[keyPath: member] -= 1
            try require(parse(bytes, limits) == nil, "read over a limit", bytes)
        }
    }

    /// Returns the nesting of arrays and objects in `json`, and the number of elements and members.
    private static func extent(of json: JSON) -> (depth: Int, values: Int) {
        let inside = json.array ?? json.object?.map(\.value) ?? []
        let extents = inside.map(extent)
        let isContainer = json.array != nil || json.object != nil
        return (
            (extents.map(\.depth).max() ?? 0) + (isContainer ? 1 : 0), extents.map(\.values).reduce(inside.count, +)
        )
    }

    private static func equalityIgnoresOrder(_ source: inout SeededSource) throws {
        let members = (0..<source.one(of: [3, 10, 16, 17, 50]))
            .map { (JSONSamples.text(&source) + "\($0)", JSONSamples.value(depth: 2, &source)) }
        let one = JSON.object(JSONObject(members))
        let other = JSON.object(JSONObject(members.shuffled(using: &source)))
        try require(one == other && one.hashValue == other.hashValue, "another order differs", Array(one.text.utf8))
        var changed = JSONObject(members)
        changed[source.one(of: members).0] = JSONSamples.value(depth: 0, &source) == 1 ? 2 : 1
        try require(
            one.object?.text == changed.text || one != .object(changed), "a change is not seen", Array(one.text.utf8))
        var less = JSONObject(members)
        less[source.one(of: members).0] = nil
        try require(
            one != .object(less) && less.count == members.count - 1, "a lost member is not seen", Array(one.text.utf8))
        try require(Set([one, other, .object(less)]).count == 2, "a set holds the wrong ones", Array(one.text.utf8))
    }

    private static func readsWrittenMoments(_ source: inout SeededSource) throws {
        let moment = Timestamp(
            milliseconds: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &source))
        try require(Timestamp(rfc3339: moment.rfc3339) == moment, "read as another moment", Array(moment.rfc3339.utf8))
        let bytes = source.mutated(Array(moment.rfc3339.utf8), alphabet: Array("0123456789-:.TtZz+ ".utf8))
        guard let other = Timestamp(rfc3339: String(decoding: bytes, as: UTF8.self)) else { return }
        let isSane = abs(other.milliseconds) < 260_000_000_000_000 && Timestamp(rfc3339: other.rfc3339) == other
        // One offset beyond either end of the four-digit years cannot be written with four digits.
        try require(isSane || !(0...9999).contains(other.civil.year), "read as no moment", bytes)
    }
}

extension JSONObject {
    fileprivate var text: String { JSON.object(self).text }
}
