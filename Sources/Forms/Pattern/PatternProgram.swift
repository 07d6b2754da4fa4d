/// A compiled pattern: the instructions for `PatternMatcher`.
struct PatternProgram: Sendable {
    /// An instruction of the matcher.
    enum Instruction: Sendable {
        case scalar(UInt32)
        case any
        case set(ScalarClass)
        case start
        case end
        case boundary(isWanted: Bool)
        /// Continues at the first place, and at the second if that fails.
        case split(Int, Int)
        case jump(Int)
        /// Saves the position in a register, which backtracking restores.
        case save(Int)
        /// Fails where no text was consumed since a register was saved, so that no loop runs indefinitely.
        case advance(since: Int)
        /// Runs the following instructions up to their `match` as a lookaround, then continues at `end`.
        case look(end: Int, isAhead: Bool, isWanted: Bool)
        case backreference(Int)
        case match
    }

    /// The maximum number of instructions. Repetitions are unrolled, so this limits their counts.
    private static let maxInstructions = 20_000

    private(set) var instructions: [Instruction] = []
    /// The number of registers: two for each capturing group and one for each loop.
    private(set) var registerCount: Int
    /// True if the pattern can only match at the start of the text.
    let isAnchored: Bool
    /// True if it has backreferences.
    private(set) var refersBack = false

    init(_ node: PatternNode, captures: Int) throws(ECMAPattern.Unusable) {
        registerCount = 2 * (captures + 1)
        isAnchored = Self.isAnchored(node)
        try add(node)
        try append(.match)
    }

    private static func isAnchored(_ node: PatternNode) -> Bool {
        switch node {
        case .start: true
        case .sequence(let parts): parts.first.map(isAnchored) ?? false
        case .choice(let options): options.allSatisfy(isAnchored)
        case .capture(_, let inner): isAnchored(inner)
        default: false
        }
    }

    private mutating func append(_ instruction: Instruction) throws(ECMAPattern.Unusable) {
        guard instructions.count < Self.maxInstructions else {
            throw ECMAPattern.Unusable(reason: "pattern is too large")
        }
        instructions.append(instruction)
    }

    private mutating func add(_ node: PatternNode) throws(ECMAPattern.Unusable) {
        switch node {
        case .empty: break
        case .scalar(let value): try append(.scalar(value))
        case .any: try append(.any)
        case .set(let set): try append(.set(set))
        case .start: try append(.start)
        case .end: try append(.end)
        case .boundary(let isWanted): try append(.boundary(isWanted: isWanted))
        case .backreference(let index):
            refersBack = true
            try append(.backreference(index))
        case .sequence(let parts): for part in parts { try add(part) }
        case .choice(let options): try addChoice(options[...])
        case .capture(let index, let inner):
            try append(.save(2 * index))
            try add(inner)
            try append(.save(2 * index + 1))
        case .look(let inner, let isAhead, let isWanted):
            let place = instructions.count
            try append(.match)
            try add(inner)
            try append(.match)
            instructions[place] = .look(end: instructions.count, isAhead: isAhead, isWanted: isWanted)
        case .repetition(let inner, let minimum, let maximum, let isGreedy):
            try addRepetition(inner, minimum, maximum, isGreedy)
        }
    }

    private mutating func addChoice(_ options: ArraySlice<PatternNode>) throws(ECMAPattern.Unusable) {
        guard let first = options.first else { return }
        guard options.count > 1 else { return try add(first) }
        let split = instructions.count
        try append(.match)
        try add(first)
        let jump = instructions.count
        try append(.match)
        instructions[split] = .split(split + 1, jump + 1)
        try addChoice(options.dropFirst())
        instructions[jump] = .jump(instructions.count)
    }

    private mutating func addRepetition(
        _ inner: PatternNode, _ minimum: Int, _ maximum: Int?, _ isGreedy: Bool
    ) throws(ECMAPattern.Unusable) {
        for _ in 0..<minimum {
            let before = instructions.count
            try add(inner)
            // An empty part needs no repetition.
            if instructions.count == before { return }
        }
        func split(at place: Int, past end: Int) -> Instruction {
            isGreedy ? .split(place + 1, end) : .split(end, place + 1)
        }
        guard let maximum else {
            let register = registerCount
            registerCount += 1
            let place = instructions.count
            try append(.match)
            try append(.save(register))
            try add(inner)
            try append(.advance(since: register))
            try append(.jump(place))
            instructions[place] = split(at: place, past: instructions.count)
            return
        }
        var places: [Int] = []
        for _ in 0..<(maximum - minimum) {
            places.append(instructions.count)
            try append(.match)
            let before = instructions.count
            try add(inner)
            if instructions.count == before { break }
        }
        for place in places { instructions[place] = split(at: place, past: instructions.count) }
    }
}
