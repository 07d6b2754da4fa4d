import JSON

/// A parser of patterns (ECMA-262, section 22.2.1), with Annex B's literal `]`, `{` and `}`.
struct PatternParser {
    /// The maximum nesting of groups, since they are parsed by recursion.
    private static let maxDepth = 60

    private var scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private var names: [JSONName: Int] = [:]
    /// The number of capturing groups so far.
    private(set) var captureCount = 0
    private let groupsInAll: Int

    init(_ source: String) {
        scalars = Array(source.unicodeScalars)
        // A backreference may precede its group, so groups are counted first.
        var count = 0
        var isInClass = false
        var isEscaped = false
        for (index, scalar) in scalars.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "[" {
                isInClass = true
            } else if scalar == "]" {
                isInClass = false
            } else if scalar == "(", !isInClass {
                let next = index + 1 < scalars.count ? scalars[index + 1] : " "
                let isNamed =
                    next == "?" && index + 3 < scalars.count && scalars[index + 2] == "<"
                    && scalars[index + 3] != "=" && scalars[index + 3] != "!"
                if next != "?" || isNamed { count += 1 }
            }
        }
        groupsInAll = count
    }

    mutating func pattern() throws(ECMAPattern.Unusable) -> PatternNode {
        let node = try choice()
        guard position == scalars.count else { throw unusable("unmatched closing bracket") }
        return node
    }

    private func unusable(_ reason: String) -> ECMAPattern.Unusable { ECMAPattern.Unusable(reason: reason) }

    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    private mutating func take(_ text: String) -> Bool {
        let wanted = text.unicodeScalars
        guard position + wanted.count <= scalars.count, scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func choice() throws(ECMAPattern.Unusable) -> PatternNode {
        var options = [try sequence()]
        while take("|") { options.append(try sequence()) }
        return options.count == 1 ? options[0] : .choice(options)
    }

    private mutating func sequence() throws(ECMAPattern.Unusable) -> PatternNode {
        var parts: [PatternNode] = []
        while let next = peek(), next != "|", next != ")" {
            let part = try atom()
            parts.append(try quantified(part))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func quantified(_ part: PatternNode) throws(ECMAPattern.Unusable) -> PatternNode {
        let minimum: Int
        let maximum: Int?
        if take("*") {
            (minimum, maximum) = (0, nil)
        } else if take("+") {
            (minimum, maximum) = (1, nil)
        } else if take("?") {
            (minimum, maximum) = (0, 1)
        } else if let counts = try counts() {
            (minimum, maximum) = counts
        } else {
            return part
        }
        switch part {
        case .start, .end, .boundary: throw unusable("nothing to repeat")
        default: return .repetition(part, minimum: minimum, maximum: maximum, isGreedy: !take("?"))
        }
    }

    /// Parses `{2}`, `{2,}` or `{2,4}`; nil, without advancing, where the brace is literal.
    private mutating func counts() throws(ECMAPattern.Unusable) -> (Int, Int?)? {
        let start = position
        guard take("{"), let minimum = number() else {
            position = start
            return nil
        }
        var maximum: Int? = minimum
        if take(",") { maximum = peek() == "}" ? nil : number() ?? -1 }
        guard take("}"), maximum != -1 else {
            position = start
            return nil
        }
        if let maximum, maximum < minimum { throw unusable("repetition counts are out of order") }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = peek(), ("0"..."9").contains(digit) {
            value = min((value ?? 0) * 10 + Int(digit.value - 48), 1_000_000)
            position += 1
        }
        return value
    }

    private mutating func atom() throws(ECMAPattern.Unusable) -> PatternNode {
        guard let next = peek() else { return .empty }
        position += 1
        switch next {
        case ".": return .any
        case "^": return .start
        case "$": return .end
        case "[": return .set(try bracketed())
        case "(": return try group()
        case "\\": return try escape()
        case "*", "+", "?": throw unusable("nothing to repeat")
        default: return .scalar(next.value)
        }
    }

    private mutating func group() throws(ECMAPattern.Unusable) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maxDepth else { throw unusable("groups are nested too deeply") }
        if take("?:") { return try closed() }
        if take("?=") { return .look(try closed(), isAhead: true, isWanted: true) }
        if take("?!") { return .look(try closed(), isAhead: true, isWanted: false) }
        if take("?<=") { return .look(try closed(), isAhead: false, isWanted: true) }
        if take("?<!") { return .look(try closed(), isAhead: false, isWanted: false) }
        captureCount += 1
        let index = captureCount
        if take("?<") {
            let name = try groupName()
            guard names.updateValue(index, forKey: JSONName(name)) == nil else {
                throw unusable("duplicate group name")
            }
        } else if peek() == "?" {
            throw unusable("unsupported kind of group")
        }
        return .capture(index, try closed())
    }

    private mutating func closed() throws(ECMAPattern.Unusable) -> PatternNode {
        let node = try choice()
        guard take(")") else { throw unusable("unclosed group") }
        return node
    }

    private mutating func groupName() throws(ECMAPattern.Unusable) -> String {
        var name = String.UnicodeScalarView()
        while let next = peek(), next != ">" {
            name.append(next)
            position += 1
        }
        guard take(">"), !name.isEmpty else { throw unusable("unclosed group name") }
        return String(name)
    }

    // MARK: escapes

    private mutating func escape() throws(ECMAPattern.Unusable) -> PatternNode {
        switch peek() {
        case "b":
            position += 1
            return .boundary(isWanted: true)
        case "B":
            position += 1
            return .boundary(isWanted: false)
        case "k":
            position += 1
            guard take("<") else { throw unusable("missing group name") }
            let name = try groupName()
            guard let index = names[JSONName(name)] else { throw unusable("unknown group name") }
            return .backreference(index)
        case let digit? where ("1"..."9").contains(digit):
            let index = number() ?? 0
            guard index <= groupsInAll else { throw unusable("unknown group number") }
            return .backreference(index)
        default:
            switch try classEscape() {
            case .range(let range) where range.count == 1: return .scalar(range.lowerBound)
            case let member: return .set(ScalarClass([member]))
            }
        }
    }

    /// Parses an escape after its backslash, inside or outside of brackets.
    private mutating func classEscape() throws(ECMAPattern.Unusable) -> ScalarClass.Member {
        guard let next = peek() else { throw unusable("trailing backslash") }
        position += 1
        func only(_ value: UInt32) -> ScalarClass.Member { .range(value...value) }
        switch next {
        case "d", "D": return .digits(isWanted: next == "d")
        case "w", "W": return .word(isWanted: next == "w")
        case "s", "S": return .space(isWanted: next == "s")
        case "t": return only(9)
        case "n": return only(10)
        case "v": return only(11)
        case "f": return only(12)
        case "r": return only(13)
        case "0": return only(0)
        case "c":
            guard let letter = peek(), letter.isASCII, letter.properties.isAlphabetic else {
                throw unusable("missing control letter")
            }
            position += 1
            return only(letter.value & 31)
        case "x": return only(try hex(2))
        case "u": return only(try unicodeEscape())
        case "p", "P":
            guard take("{") else { throw unusable("missing property name") }
            var name = String.UnicodeScalarView()
            while let scalar = peek(), scalar != "}" {
                name.append(scalar)
                position += 1
            }
            guard take("}"), let property = ScalarProperty(name: String(name)) else {
                throw unusable("unsupported Unicode property")
            }
            return .property(property, isWanted: next == "p")
        default:
            guard !ScalarClass.isWord(next.value) || next == "_" else {
                throw unusable("unsupported escape")
            }
            return only(next.value)
        }
    }

    private mutating func unicodeEscape() throws(ECMAPattern.Unusable) -> UInt32 {
        if take("{") {
            var value: UInt32 = 0
            while let digit = peek(), let number = digit.properties.numericHex {
                value = min(value << 4 | number, 0x110000)
                position += 1
            }
            guard take("}"), value < 0x110000 else { throw unusable("invalid code point") }
            return value
        }
        let first = try hex(4)
        guard (0xD800..<0xDC00).contains(first), peek() == "\\", peek(1) == "u" else { return first }
        position += 2
        let second = try hex(4)
        guard (0xDC00..<0xE000).contains(second) else { throw unusable("unpaired surrogate") }
        return 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)
    }

    private mutating func hex(_ digits: Int) throws(ECMAPattern.Unusable) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let number = peek()?.properties.numericHex else { throw unusable("missing hex digit") }
            value = value << 4 | number
            position += 1
        }
        return value
    }

    // MARK: brackets

    private mutating func bracketed() throws(ECMAPattern.Unusable) -> ScalarClass {
        let isNegated = take("^")
        var members: [ScalarClass.Member] = []
        while !take("]") {
            let first = try classAtom()
            guard peek() == "-", let after = peek(1), after != "]" else {
                members.append(first)
                continue
            }
            position += 1
            let second = try classAtom()
            if case .range(let low) = first, case .range(let high) = second {
                guard low.lowerBound <= high.upperBound else { throw unusable("range is out of order") }
                members.append(.range(low.lowerBound...high.upperBound))
            } else {
                members += [first, .range(45...45), second]
            }
        }
        return ScalarClass(members, isNegated: isNegated)
    }

    private mutating func classAtom() throws(ECMAPattern.Unusable) -> ScalarClass.Member {
        guard let next = peek() else { throw unusable("unclosed character class") }
        position += 1
        guard next == "\\" else { return .range(next.value...next.value) }
        if take("b") { return .range(8...8) }
        return try classEscape()
    }
}

extension Unicode.Scalar.Properties {
    /// The value of an ASCII hex digit; nil for any other scalar.
    fileprivate var numericHex: UInt32? {
        guard isASCIIHexDigit, let value = numericValue.map({ UInt32($0) }) ?? letterValue else { return nil }
        return value
    }

    private var letterValue: UInt32? { UInt32(lowercaseMapping.unicodeScalars.first?.value ?? 0) &- 87 }
}
